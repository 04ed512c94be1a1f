import {Type} from "typebox"
import * as lists from "./lists.ts"
import * as s from "./schemas.ts"

export const at = "/api/v1/institutions/:institution"
export const one = `${at}/catalogues/:catalogue` as const
export const row = `${at}/rows/:row` as const

export const ItemRef = Type.Object({edition: Type.String({maxLength: 20}), code: s.Code}, {additionalProperties: false})

/** What is open of an item: those of one `choice` are alternatives, of which one is meant. */
const open = {
  choice: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 40,
      description: "one of the alternatives of this choice is meant; else for sure",
    }),
  ),
  alternative: Type.Optional(
    Type.Integer({minimum: 1, maximum: 40, description: "items of one alternative go together"}),
  ),
}

/** An item that a row is to mean, for sure or as one of several. */
export const MappedItem = Type.Object({...ItemRef.properties, ...open}, {additionalProperties: false})

/** An item with its names. */
const Named = Type.Object({
  edition: Type.String(),
  code: Type.String(),
  name: Type.String(),
  en: Type.String(),
  unknown: Type.Optional(Type.Literal(true, {description: "its edition hasn't it, or is not there; the names say so"})),
})

export const NamedItem = Type.Object({...Named.properties, ...open})

/** What a name means, where it is said at once: what is for sure, and what is one of several. */
export const meant = {
  items: Type.Array(Named, {description: "what it means for sure: all of it"}),
  oneOf: Type.Optional(
    Type.Array(Type.Array(Type.Array(Named)), {
      description: "what it leaves open: choices of alternatives, one of each meant beside `items`; never all of them",
    }),
  ),
}

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
  pending: Type.Optional(
    Type.Object(
      {state: s.OneOf(lists.settledStates), by: Type.String()},
      {description: "what a row that is to be confirmed, or was sent back, was decided to be, and by whom"},
    ),
  ),
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
  items: Type.Optional(Type.Array(MappedItem, {maxItems: 40})),
  relation: Type.Optional(
    s.OneOf(lists.relations, {
      description: "of the row's name to the items; broader or inexact must be said where one of several is meant",
    }),
  ),
  reason: Type.Optional(Type.String({maxLength: 1000})),
}

export const Decision = Type.Object({
  act: s.OneOf(lists.keptActs),
  by: Type.String(),
  at: s.Time,
  items: Type.Array(
    Type.String({description: "edition and code, and `choice.alternative` where one of several is meant"}),
  ),
  relation: s.Nullable(s.OneOf(lists.relations)),
  reason: Type.String(),
  tookMs: Type.Union([Type.Number(), Type.Null()]),
})
