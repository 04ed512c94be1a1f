import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as lists from "./lists.ts"
import {Choice, one, WorkRow} from "./mapping-schemas.ts"
import * as s from "./schemas.ts"

/** The work on a catalogue. */
export const workEndpoints = {
  "work.list": {
    method: "GET",
    path: `${one}/work`,
    tag: "catalogues",
    zh: "待办清单：按检查量×疑问，或按任一列排序",
    en: "the work list, by examinations x doubt or by any of its columns",
    needs: "institution.read",
    query: Type.Object({
      ...s.Paging,
      state: Type.Optional(s.OneOf(lists.mappingStates)),
      q: Type.Optional(Type.String({maxLength: 200})),
      assignment: Type.Optional(s.Id),
      modality: Type.Optional(Type.String({maxLength: 40})),
      reading: Type.Optional(s.OneOf(lists.statuses)),
      flag: Type.Optional(Type.String({maxLength: 40, pattern: "^[a-z-]+$"})),
      origin: Type.Optional(s.OneOf(lists.origins)),
      item: Type.Optional(
        Type.String({maxLength: 90, pattern: "^\\S+ \\S+$", description: "rows mapped to it: edition, a blank, code"}),
      ),
      decider: Type.Optional(
        s.OneOf(lists.deciders, {
          description: "whose decision waits for a second look or was sent back: the caller's, or others'",
        }),
      ),
      order: Type.Optional(
        s.OneOf(lists.workOrders, {
          description: "examinations x doubt and volume from the most on, all else from the least; doubt when left out",
        }),
      ),
      reverse: Type.Optional(Type.Boolean({description: "the other way round"})),
      skip: Type.Optional(Type.Integer({minimum: 0, maximum: 10_000_000, description: "rows to pass over"})),
      total: Type.Optional(Type.Boolean({description: "count the rows too"})),
    }),
    reply: Type.Object({...s.PageOf(WorkRow).properties, total: Type.Optional(Type.Integer())}),
  },
  "work.bulk": {
    method: "POST",
    path: `${one}/bulk`,
    tag: "catalogues",
    zh: "对同一解读的各行作同一决定；不带apply只列出",
    en: "decide all rows that read as one of them does; without `apply` only list them",
    needs: "institution.map",
    body: Type.Object(
      {
        ...Choice,
        like: s.Id,
        leave: Type.Optional(Type.Array(s.Id, {maxItems: 10_000, description: "rows to leave as they are"})),
        apply: Type.Boolean(),
      },
      {additionalProperties: false},
    ),
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({row: s.Id, saw: s.Id, code: Type.String(), name: Type.String(), volume: Type.Number()}),
      ),
      bulk: Type.Optional(Type.String()),
    }),
  },
  "work.decide": {
    method: "POST",
    path: `${one}/decisions`,
    tag: "catalogues",
    zh: "对选定的各行作同一决定，可一并撤销",
    en: "decide chosen rows alike, each as it was looked at, to be undone as one; without items each keeps its own",
    needs: "institution.map",
    body: Type.Object(
      {
        ...Choice,
        rows: Type.Array(Type.Object({row: s.Id, saw: s.Id}, {additionalProperties: false}), {
          minItems: 1,
          maxItems: 1000,
        }),
      },
      {additionalProperties: false},
    ),
    reply: Type.Object({bulk: Type.String(), rows: Type.Integer()}),
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
