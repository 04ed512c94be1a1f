import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as lists from "./lists.ts"
import {Decision, MappedItem, one, row} from "./mapping-schemas.ts"
import * as s from "./schemas.ts"

const Agreement = Type.Object({rows: Type.Integer(), same: Type.Integer(), kappa: Type.Optional(Type.Number())})

const Named = Type.Object({...Decision.properties, byName: Type.String()})

/** Blind rounds: two people say what rows mean without seeing each other. */
export const roundEndpoints = {
  "rounds.choose": {
    method: "POST",
    path: `${row}/rounds/:round`,
    tag: "catalogues",
    zh: "双人盲审：写下自己的判断",
    en: "say in a blind round what a row means; nobody's mapping changes",
    needs: "institution.map",
    body: Type.Object(
      {
        act: s.OneOf(lists.blindActs),
        items: Type.Array(MappedItem, {maxItems: 40}),
        relation: Type.Optional(s.OneOf(lists.relations)),
        reason: Type.Optional(Type.String({maxLength: 1000})),
        tookMs: Type.Optional(s.Took),
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
    zh: "双人盲审的对照与一致性",
    en: "the two answers of a blind round side by side, and how far they agree",
    needs: "institution.review",
    reply: Type.Object({
      waiting: Type.Integer(),
      whole: Agreement,
      facets: Type.Record(Type.String(), Agreement),
      pairs: Type.Array(
        Type.Object({
          row: s.Id,
          code: Type.String(),
          name: Type.String(),
          volume: Type.Number(),
          modality: Type.Union([Type.String(), Type.Null()]),
          mapping: Type.Object({
            id: s.Id,
            state: s.OneOf(lists.mappingStates),
            origin: s.OneOf(lists.origins),
            since: s.Time,
          }),
          agree: Type.Boolean(),
          first: Named,
          second: Named,
        }),
      ),
    }),
  },
  "rounds.list": {
    method: "GET",
    path: `${one}/rounds`,
    tag: "catalogues",
    zh: "双人盲审各轮",
    en: "the blind rounds of a catalogue, the latest first",
    needs: "institution.review",
    reply: Type.Object({
      rounds: Type.Array(
        Type.Object({
          round: Type.String(),
          rows: Type.Integer(),
          both: Type.Integer({description: "rows that two people decided"}),
          people: Type.Array(Type.Object({id: s.Id, name: Type.String(), decisions: Type.Integer()})),
          from: s.Time,
          to: s.Time,
        }),
      ),
    }),
  },
  "rounds.own": {
    method: "GET",
    path: `${one}/rounds/:round/own`,
    tag: "catalogues",
    zh: "双人盲审中自己的判断",
    en: "what one said oneself in a blind round",
    needs: "institution.map",
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          row: s.Id,
          act: s.OneOf(lists.keptActs),
          items: Type.Array(
            Type.String({description: "edition and code, and `choice.alternative` where one of several is meant"}),
          ),
          relation: s.Nullable(s.OneOf(lists.relations)),
          reason: Type.String(),
          at: s.Time,
        }),
      ),
    }),
  },
} as const satisfies Readonly<Record<string, Endpoint>>
