import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import {Choice, one, State, WorkRow} from "./mapping-schemas.ts"
import * as s from "./schemas.ts"

/** The work on a catalogue. */
export const workEndpoints = {
  "work.list": {
    method: "GET",
    path: `${one}/work`,
    tag: "catalogues",
    zh: "工作单:按检查量×疑问排序",
    en: "the work list, by examinations x doubt",
    needs: "institution.read",
    query: Type.Object({
      ...s.Paging,
      state: Type.Optional(State),
      q: Type.Optional(Type.String({maxLength: 200})),
      assignment: Type.Optional(s.Id),
    }),
    reply: s.PageOf(WorkRow),
  },
  "work.bulk": {
    method: "POST",
    path: `${one}/bulk`,
    tag: "catalogues",
    zh: "对同一解读的各行作同一决定;不带apply只列出",
    en: "decide all rows that read as one of them does; without `apply` only list them",
    needs: "institution.map",
    body: Type.Object({...Choice, like: s.Id, apply: Type.Boolean()}, {additionalProperties: false}),
    reply: Type.Object({
      rows: Type.Array(Type.Object({row: s.Id, name: Type.String(), volume: Type.Number()})),
      bulk: Type.Optional(Type.String()),
    }),
  },
  "work.unbulk": {
    method: "POST",
    path: `${one}/bulk/:bulk/undo`,
    tag: "catalogues",
    zh: "撤销一次批量决定",
    en: "undo what was decided as one; rows that were decided since stay",
    needs: "institution.map",
    reply: Type.Object({undone: Type.Integer(), stayed: Type.Array(s.Id)}),
  },
} as const satisfies Readonly<Record<string, Endpoint>>
