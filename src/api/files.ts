import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as lists from "./lists.ts"
import * as s from "./schemas.ts"

const at = "/api/v1/editions/:edition"

const Table = {
  file: Type.String({minLength: 1, maxLength: 200, description: "name of the file; .txt may be one name a line"}),
  sheet: Type.Optional(Type.String({maxLength: 100})),
  name: Type.Optional(Type.String({maxLength: 200, description: "header of the names, where it can't be told"})),
  modality: Type.Optional(Type.String({maxLength: 200, description: "header of the modalities"})),
  accept: Type.Optional(Type.Number({minimum: 0, maximum: 1, default: 0.9})),
}

const Span = Type.Array(Type.Union([Type.Integer(), Type.String()]), {
  minItems: 4,
  maxItems: 4,
  description: "at, length, kind, value",
})

const Beside = Type.Object({
  kind: s.OneOf(lists.besideKinds),
  column: Type.String(),
  text: Type.String(),
  account: Type.Array(Span),
})

const ReadRow = Type.Object({
  row: Type.Integer({description: "of the file, from 1"}),
  name: Type.String(),
  modality: Type.Optional(Type.String()),
  status: s.OneOf(lists.statuses),
  accepted: Type.Boolean(),
  confidence: Type.Number(),
  items: Type.Array(Type.Object({edition: Type.String(), code: Type.String(), name: Type.String(), en: Type.String()})),
  flags: Type.Array(s.OneOf(lists.flags)),
  account: Type.Array(Span),
  beside: Type.Optional(Type.Array(Beside, {description: "what other columns say, and what it was read as"})),
})

const {allEditions: all, allEditionsTexts: allTexts} = lists

const uploaded = {upload: true, bodyLimit: 512 * 2 ** 20, perMinute: 30} as const

/** Files of names, read without keeping anything. */
export const fileEndpoints = {
  "names.read": {
    method: "POST",
    path: `${at}/read`,
    tag: "recognition",
    zh: `识别一个文件中的名称（请求体为文件本身），边读边答，不保存；版本可写${all}，即${allTexts.zh}`,
    en: `the names in a file (CSV, TSV, TXT, XLSX), the file as the body: answers as it reads, keeps nothing; edition \`${all}\` reads ${allTexts.en}`,
    needs: "standard.read",
    query: Type.Object(Table),
    ...uploaded,
    events: true,
    reply: Type.Union([
      Type.Object({
        kind: Type.Literal("head"),
        header: Type.Array(Type.String()),
        nameColumn: Type.String(),
        modalityColumn: Type.Optional(Type.String()),
        besideColumns: Type.Optional(
          Type.Array(Type.Object({kind: s.OneOf(lists.besideKinds), column: Type.String()}), {
            description: "read together with the names",
          }),
        ),
        sheet: Type.Optional(Type.String()),
        encoding: Type.Optional(Type.String()),
      }),
      Type.Object({
        kind: Type.Literal("rows"),
        rows: Type.Array(ReadRow),
        share: Type.Number({description: "of the file, 0 to 1"}),
      }),
      Type.Object({
        kind: Type.Literal("end"),
        whole: Type.Boolean({
          description: "false where the file could not be read to its end; the last issue says why",
        }),
        rows: Type.Integer(),
        counts: Type.Record(Type.String(), Type.Integer()),
        issues: Type.Array(s.Fault),
      }),
    ]),
  },
  "names.convert-file": {
    method: "POST",
    path: `${at}/converted`,
    tag: "recognition",
    zh: `转换一个文件（请求体为文件本身）：同一张表，加上识别结果各列；版本可写${all}，即${allTexts.zh}`,
    en: `a file (CSV, TSV, TXT, XLSX) as the body: the same table with what each name was read as, as a file; edition \`${all}\` reads ${allTexts.en}`,
    needs: "standard.read",
    query: Type.Object({
      ...Table,
      as: s.OneOf(lists.tableFormats),
      candidates: Type.Optional(Type.Integer({minimum: 1, maximum: 20})),
      language: Type.Optional(s.Spoken("of the explanations; Chinese if not said")),
    }),
    ...uploaded,
    download: true,
    reply: Type.Object({}),
  },
} as const satisfies Readonly<Record<string, Endpoint>>
