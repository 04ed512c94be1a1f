import {Type} from "typebox"
import * as lists from "./lists.ts"
import * as s from "./schemas.ts"

export const at = "/api/v1/institutions/:institution"
export const one = `${at}/catalogues/:catalogue` as const
export const row = `${at}/rows/:row` as const

export const ItemRef = Type.Object({edition: Type.String({maxLength: 20}), code: s.Code}, {additionalProperties: false})

export const NamedItem = Type.Object({
  edition: Type.String(),
  code: Type.String(),
  name: Type.String(),
  en: Type.String(),
  unknown: Type.Optional(Type.Literal(true, {description: "its edition hasn't it, or is not there; the names say so"})),
})

export const Mapping = Type.Object({
  id: s.Id,
  state: s.OneOf(lists.mappingStates),
  relation: s.Nullable(s.OneOf(lists.relations)),
  items: Type.Array(NamedItem),
  confidence: Type.Number(),
  weight: Type.Number(),
  origin: s.OneOf(lists.origins),
  engine: Type.Union([Type.String(), Type.Null()]),
  lexicon: Type.Union([Type.String(), Type.Null()]),
  since: s.Time,
  until: Type.Union([s.Time, Type.Null()]),
  by: Type.String(),
  why: Type.String(),
  /** How the machine read the name. */
  account: Type.Unknown(),
})

export const WorkRow = Type.Object({
  row: s.Id,
  code: Type.String(),
  name: Type.String(),
  beside: Type.Optional(Type.Array(s.Beside, {description: "what other columns say, read together with the name"})),
  modality: Type.Union([Type.String(), Type.Null()]),
  department: Type.Union([Type.String(), Type.Null()]),
  volume: Type.Number(),
  mapping: Mapping,
})

export const Choice = {
  act: s.OneOf(lists.acts),
  items: Type.Optional(Type.Array(ItemRef, {maxItems: 40})),
  relation: Type.Optional(s.OneOf(lists.relations)),
  reason: Type.Optional(Type.String({maxLength: 1000})),
}

export const Decision = Type.Object({
  act: s.OneOf(lists.keptActs),
  by: Type.String(),
  at: s.Time,
  items: Type.Array(Type.String()),
  relation: s.Nullable(s.OneOf(lists.relations)),
  reason: Type.String(),
  tookMs: Type.Union([Type.Number(), Type.Null()]),
})
