import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as lists from "./lists.ts"
import {Choice, Decision, Mapping, NamedItem, row, WorkRow} from "./mapping-schemas.ts"
import * as s from "./schemas.ts"

const Comment = Type.Object({
  id: s.Id,
  text: Type.String(),
  flag: Type.Union([Type.String(), Type.Null()]),
  by: Type.String(),
  at: s.Time,
})

/** One row of a catalogue. */
export const rowEndpoints = {
  "rows.get": {
    method: "GET",
    path: row,
    tag: "catalogues",
    zh: "一行：对照、历史、决定、评论",
    en: "one row: its mapping, all that it meant before, decisions and comments",
    needs: "institution.read",
    reply: Type.Object({
      ...WorkRow.properties,
      catalogue: s.Id,
      history: Type.Array(Mapping),
      decisions: Type.Array(Decision),
      comments: Type.Array(Comment),
    }),
  },
  "rows.similar": {
    method: "GET",
    path: `${row}/similar`,
    tag: "catalogues",
    zh: "本机构及其同组机构中名称相近的已接受行；其他机构的不显示人员",
    en: "rows accepted at this institution and in its group with names like this one, at most ten, people's first; of other institutions no people",
    needs: "institution.read",
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          row: s.Id,
          catalogue: s.Id,
          institution: Type.Object({id: s.Id, code: Type.String(), name: Type.String()}),
          own: Type.Boolean({description: "of the same institution"}),
          code: Type.String(),
          name: Type.String(),
          modality: Type.Union([Type.String(), Type.Null()]),
          volume: Type.Number(),
          items: Type.Array(NamedItem),
          relation: s.Nullable(s.OneOf(lists.relations)),
          origin: s.OneOf(lists.origins),
          similarity: Type.Number({description: "0 to 1"}),
          by: s.Nullable(Type.String({description: "null at institutions that the caller may not read"})),
          byName: s.Nullable(Type.String()),
          since: s.Time,
        }),
      ),
    }),
  },
  "rows.decide": {
    method: "POST",
    path: `${row}/decisions`,
    tag: "catalogues",
    zh: "对一行作决定；须写明所见的对照",
    en: "decide a row; `saw` is the mapping that was looked at",
    needs: "institution.map",
    body: Type.Object({...Choice, saw: s.Id, tookMs: Type.Optional(s.Took)}, {additionalProperties: false}),
    reply: Type.Object({mapping: Mapping}),
    status: 201,
  },
  "rows.undo": {
    method: "POST",
    path: `${row}/undo`,
    tag: "catalogues",
    zh: "撤销一行最近的决定",
    en: "take the last decision on a row back",
    needs: "institution.map",
    reply: Type.Object({mapping: Mapping}),
  },
  "rows.comment": {
    method: "POST",
    path: `${row}/comments`,
    tag: "catalogues",
    zh: "评论或标记",
    en: "a remark on a row, or a flag",
    needs: "institution.map",
    body: Type.Object(
      {text: Type.String({maxLength: 2000}), flag: Type.Optional(Type.String({maxLength: 40}))},
      {additionalProperties: false},
    ),
    reply: Comment,
    status: 201,
  },
} as const satisfies Readonly<Record<string, Endpoint>>
