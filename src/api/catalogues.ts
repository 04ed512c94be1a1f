import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as lists from "./lists.ts"
import {at, one} from "./mapping-schemas.ts"
import * as s from "./schemas.ts"

const Catalogue = Type.Object({
  id: s.Id,
  name: Type.String(),
  created: s.Time,
  retired: Type.Union([s.Time, Type.Null()]),
})

const Changed = Type.Object({
  row: s.Id,
  code: Type.String(),
  name: Type.String(),
  was: Type.Optional(Type.String({description: "what it is called in the catalogue, where that changes"})),
  what: Type.Array(s.OneOf(lists.rowFacts)),
})

const Brief = Type.Object({
  code: Type.String(),
  name: Type.String(),
  volume: Type.Number(),
  beside: Type.Optional(Type.Array(s.Beside)),
})

const Texts = Type.Object({zh: Type.String(), en: Type.String()})

/** Catalogues of institutions. */
export const catalogueEndpoints = {
  "catalogues.list": {
    method: "GET",
    path: `${at}/catalogues`,
    tag: "catalogues",
    zh: "机构的目录",
    en: "the catalogues of an institution",
    needs: "institution.read",
    reply: s.PageOf(Catalogue),
  },
  "catalogues.add": {
    method: "POST",
    path: `${at}/catalogues`,
    tag: "catalogues",
    zh: "建立目录",
    en: "add a catalogue",
    needs: "institution.map",
    body: Type.Object({name: s.Line(200)}, {additionalProperties: false}),
    reply: Catalogue,
    status: 201,
  },
  "catalogues.template": {
    method: "GET",
    path: "/api/v1/catalogue-template",
    tag: "catalogues",
    zh: "检查项目目录的空白模板：列名、一行示例、可选的检查类型",
    en: "an empty list of examinations as a workbook: headings, an example, modalities to choose from",
    needs: "standard.read",
    query: Type.Object({language: Type.Optional(s.Spoken())}),
    download: true,
    reply: Type.Object({}),
  },
  "catalogues.import": {
    method: "POST",
    path: `${one}/imports`,
    tag: "catalogues",
    zh: "导入CSV或XLSX（请求体为文件本身）；不带apply只预览",
    en: "a CSV or XLSX file as the body, application/octet-stream: what it would change, and with `apply` the change itself",
    needs: "institution.map",
    query: Type.Object({
      file: s.Line(200),
      sheet: Type.Optional(Type.String({maxLength: 100})),
      name: Type.Optional(Type.String({maxLength: 200, description: "header of the names, where it can't be told"})),
      column: Type.Optional(
        Type.Union([Type.String({maxLength: 400}), Type.Array(Type.String({maxLength: 400}), {maxItems: 200})], {
          description:
            "what a column holds, `kind:header`, any number of times; left out, as was said of an earlier file of the institution with these columns",
        }),
      ),
      apply: Type.Optional(Type.Boolean()),
      complete: Type.Optional(Type.Boolean({description: "rows that the file hasn't are gone"})),
      evenSo: Type.Optional(Type.Boolean({description: "the file is this institution's"})),
      mendZeros: Type.Optional(Type.Boolean()),
    }),
    upload: true,
    bodyLimit: 512 * 2 ** 20,
    perMinute: 30,
    reply: Type.Object({
      applied: Type.Boolean(),
      added: Type.Integer(),
      changed: Type.Integer(),
      same: Type.Integer(),
      gone: Type.Integer(),
      columns: Type.Record(Type.String(), Type.String()),
      told: Type.Record(Type.String(), s.OneOf(lists.toldKinds), {
        description: "what was said of columns by hand, by their header, now or for an earlier file",
      }),
      beside: Type.Array(Type.Object({kind: s.OneOf(lists.besideKinds), column: Type.String()}), {
        description: "columns that are read together with the names",
      }),
      renamed: Type.Integer({description: "of those changed, rows called otherwise: what they mean goes to review"}),
      header: Type.Array(Type.String()),
      sheet: Type.Optional(Type.String({description: "of a workbook"})),
      /** The first of each. */
      examples: Type.Object({added: Type.Array(Brief), changed: Type.Array(Changed), gone: Type.Array(Brief)}),
      issues: Type.Array(s.Fault),
      objections: Type.Array(s.Fault),
      takenBefore: Type.Optional(s.Time),
    }),
  },
  "catalogues.map": {
    method: "POST",
    path: `${one}/map`,
    tag: "catalogues",
    zh: "对照目录（任务）",
    en: "map the rows that have no mapping yet, as a job",
    needs: "institution.map",
    body: Type.Object(
      {
        edition: Type.Optional(Type.String({maxLength: 20})),
        accept: Type.Optional(Type.Number({minimum: 0, maximum: 1})),
      },
      {additionalProperties: false},
    ),
    reply: s.Job,
    status: 202,
  },
  "catalogues.remap": {
    method: "POST",
    path: `${one}/remap`,
    tag: "catalogues",
    zh: "用新词库或新版重新识别机器对照的行（任务）；不带apply只看变化",
    en: "read again what the machine mapped, as a job whose result shows what changes; kept with `apply`",
    needs: "institution.review",
    body: Type.Object(
      {
        apply: Type.Boolean(),
        edition: Type.Optional(Type.String({maxLength: 20})),
        accept: Type.Optional(Type.Number({minimum: 0, maximum: 1})),
      },
      {additionalProperties: false},
    ),
    reply: s.Job,
    status: 202,
  },
  "catalogues.figures": {
    method: "GET",
    path: `${one}/figures`,
    tag: "catalogues",
    zh: "进度：名称、检查量、达到90%、99%、99.9%还需的决定",
    en: "how far it is: names, examinations, decisions left for 90, 99 and 99.9 % of the examinations",
    needs: "institution.read",
    reply: Type.Object({
      rows: Type.Integer(),
      rowsDone: Type.Integer(),
      volume: Type.Number(),
      volumeDone: Type.Number(),
      states: Type.Partial(Type.Record(s.OneOf(lists.rowStates), Type.Integer())),
      renamed: Type.Partial(
        Type.Record(s.OneOf(lists.rowStates), Type.Integer(), {
          description: "of the rows in review, those that keep the answer of an earlier name, by its state",
        }),
      ),
      left: Type.Array(Type.Object({share: Type.Number(), names: Type.Integer(), clicks: Type.Integer()})),
    }),
  },
  "catalogues.items": {
    method: "GET",
    path: `${one}/items`,
    tag: "catalogues",
    zh: "已接受的名称按项目计数",
    en: "accepted rows by item: how many names and examinations; a row of several items counts for each",
    needs: "institution.read",
    lags: true,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          edition: Type.String(),
          code: Type.String(),
          name: Texts,
          modality: Type.String(),
          facets: s.Facets,
          site1: Type.Optional(Type.Object({code: Type.String(), ...Texts.properties})),
          method: Type.Optional(Texts),
          names: Type.Integer(),
          volume: Type.Number(),
        }),
      ),
      unmapped: Type.Object(
        {names: Type.Integer(), volume: Type.Number()},
        {description: "rows that are not accepted"},
      ),
    }),
  },
  "catalogues.coverage": {
    method: "GET",
    path: `${one}/coverage`,
    tag: "catalogues",
    zh: "逐日进度（按设置的时区）：每天结束时已定的名称与检查量",
    en: "how much was settled at the end of each day (of the zone in the settings) that something changed, the last 400 of them",
    needs: "institution.read",
    lags: true,
    reply: Type.Object({
      days: Type.Array(
        Type.Object({
          day: Type.String({format: "date"}),
          rows: Type.Integer(),
          volume: Type.Number(),
          rowsDone: Type.Integer(),
          volumeDone: Type.Number(),
        }),
      ),
    }),
  },
  "catalogues.report": {
    method: "GET",
    path: `${one}/report`,
    tag: "catalogues",
    zh: "谁决定了多少、用时多少",
    en: "who decided how much, by act and day, and how long a decision takes",
    needs: "institution.read",
    lags: true,
    reply: Type.Object({
      people: Type.Array(
        Type.Object({
          by: Type.String(),
          byName: Type.String(),
          act: s.OneOf(lists.keptActs),
          day: Type.String(),
          decisions: Type.Integer(),
          medianMs: Type.Union([Type.Number(), Type.Null()]),
        }),
      ),
    }),
  },
  "catalogues.export": {
    method: "GET",
    path: `${one}/export`,
    tag: "catalogues",
    zh: "导出：表格、待办表、HIS字典包（ZIP）、ConceptMap、SSSOM；改名后复核中的行带原答案及说明，未导出的行数见响应头left-out",
    en: "the mappings as a file: a table, the work as a workbook, a package for a HIS (ZIP), a FHIR ConceptMap, or SSSOM; a row in review since its name changed goes with its earlier answer and a mark, and the header `left-out` counts the rows that are left out, by state (`proposed=3, in-review=1`)",
    needs: "institution.read",
    lags: true,
    query: Type.Object({
      as: s.OneOf(lists.exportForms),
      states: Type.Optional(Type.String({maxLength: 100, description: "apart by commas; accepted when left out"})),
      language: Type.Optional(
        s.Spoken("of tables and workbooks for people, with names of people in them; left out, ids for programs"),
      ),
    }),
    download: true,
    reply: Type.Object({}),
  },
  "catalogues.decided": {
    method: "POST",
    path: `${one}/decided`,
    tag: "catalogues",
    zh: "读回填好的待办表（请求体为文件本身）",
    en: "decisions that come back in a workbook, the file as the body",
    needs: "institution.map",
    query: Type.Object({file: s.Line(200)}),
    upload: true,
    bodyLimit: 128 * 2 ** 20,
    perMinute: 30,
    reply: Type.Object({
      decided: Type.Integer(),
      same: Type.Integer(),
      left: Type.Integer(),
      issues: Type.Array(s.Fault),
      header: Type.Array(Type.String()),
      refused: Type.Array(Type.Object({row: Type.Integer(), cells: Type.Array(Type.String()), issue: s.Fault}), {
        description: "rows whose decision was refused, as they came, the first 5,000: to be mended and sent again",
      }),
    }),
  },
} as const satisfies Readonly<Record<string, Endpoint>>
