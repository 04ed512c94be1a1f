import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import {Decision, ItemRef, one, Relation, row} from "./mapping-schemas.ts"
import * as s from "./schemas.ts"

const Agreement = Type.Object({rows: Type.Integer(), same: Type.Integer(), kappa: Type.Optional(Type.Number())})

/** Blind rounds: two people say what rows mean without seeing each other. */
export const roundEndpoints = {
  "rounds.choose": {
    method: "POST",
    path: `${row}/rounds/:round`,
    tag: "catalogues",
    zh: "双人盲评:写下自己的判断",
    en: "say in a blind round what a row means; nobody's mapping changes",
    needs: "institution.map",
    body: Type.Object(
      {
        act: Type.Union([Type.Literal("accept"), Type.Literal("no match")]),
        items: Type.Array(ItemRef, {maxItems: 40}),
        relation: Type.Optional(Relation),
        reason: Type.Optional(Type.String({maxLength: 1000})),
        tookMs: Type.Optional(Type.Integer({minimum: 0})),
      },
      {additionalProperties: false},
    ),
    reply: s.Done,
    status: 204,
  },
  "rounds.get": {
    method: "GET",
    path: `${one}/rounds/:round`,
    tag: "catalogues",
    zh: "双人盲评的对照与一致性",
    en: "the two answers of a blind round side by side, and how far they agree",
    needs: "institution.review",
    reply: Type.Object({
      waiting: Type.Integer(),
      whole: Agreement,
      facets: Type.Record(Type.String(), Agreement),
      pairs: Type.Array(Type.Object({row: s.Id, agree: Type.Boolean(), first: Decision, second: Decision})),
    }),
  },
} as const satisfies Readonly<Record<string, Endpoint>>
