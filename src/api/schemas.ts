import {type Static, type TEnum, type TSchema, Type} from "typebox"
import * as lists from "./lists.ts"

const told = (description: string) => ({description})

/** One of a closed list. */
export const OneOf = <const Values extends string[]>(list: readonly [...Values], said: object = {}): TEnum<Values> =>
  Type.Enum(list, {type: "string", ...said})

export const Id = Type.String({maxLength: 64})
/** ISO 8601 with zone. */
export const Time = Type.String({format: "date-time"})
export const Code = Type.String({maxLength: 64})
/** One line of text that says something. */
export const Line = (maxLength: number) => Type.String({minLength: 1, maxLength, pattern: oneLine})
/** What the pattern of a `Line` is: no character that moves or ends a line, and one at least that can be seen. */
export const oneLine = "^(?=.*[^\\s\\p{Cf}])[^\\p{Cc}\\u2028\\u2029]+$"
const Name = Line(200)
/** Milliseconds that a person took. */
export const Took = Type.Integer({minimum: 0, maximum: 2 ** 31 - 1})
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A language that people read. */
export const Spoken = (description?: string) => OneOf(["zh", "en"], description === undefined ? {} : told(description))

/** A page of a list; `next` is what to ask for as `after`, absent on the last one. */
export const PageOf = <T extends TSchema>(item: T) =>
  Type.Object({items: Type.Array(item), next: Type.Optional(Type.String())})

export const Paging = {
  after: Type.Optional(Type.String({minLength: 1, maxLength: 400, ...told("`next` of the page before")})),
  limit: Type.Optional(Type.Integer({minimum: 1, maximum: 1000, default: 100})),
}

/** Facets of a code with the text of each; one that the layout lacks is absent. */
export const Facets = Type.Partial(Type.Record(OneOf(lists.facets), Type.String()))

export const Item = Type.Object({
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  pinyin: Type.String(told("拼音码 of the Chinese name")),
  modality: Type.String(),
  facets: Facets,
})

/** A page of what was searched for. */
export const Found = Type.Object({
  ...PageOf(Item).properties,
  total: Type.Integer(),
  fuzzy: Type.Optional(Type.Literal(true, told("nothing fits as written: these come nearest"))),
  read: Type.Optional(
    Type.Integer({
      minimum: 1,
      ...told("how many of the first items are there because the words were read as a raw name"),
    }),
  ),
  elsewhere: Type.Optional(
    Type.Array(
      Type.Object({
        edition: Type.String(),
        total: Type.Integer(told("items that hold all the words")),
        items: Type.Array(Type.Pick(Item, ["code", "zh", "en"]), told("items that the words were read as")),
      }),
      told("what other editions have for the words"),
    ),
  ),
  counts: Type.Optional(
    Type.Array(
      Type.Object({
        facet: OneOf(lists.narrowFacets),
        code: Type.String(),
        modality: Type.Optional(Type.String()),
        zh: Type.String(),
        en: Type.String(),
        n: Type.Integer(),
      }),
      told("items by term, each facet with the others narrowed; a site with all below it"),
    ),
  ),
})

const Named = Type.Object({zh: Type.String(), en: Type.String()})

export const ItemSheet = Type.Object({
  edition: Type.String(),
  ...Item.properties,
  standing: OneOf(lists.itemStandings),
  layer: OneOf(lists.nameLayers, told("which layer of the naming rules made the name")),
  segments: Type.Array(
    Type.Object({
      segment: Type.String(),
      facet: Nullable(OneOf(lists.facets)),
      text: Type.String(),
      at: Type.Integer(),
      ...Named.properties,
    }),
  ),
  hierarchy: Type.Array(
    Type.Object({level: Type.Integer(), code: Type.String(), ...Named.properties}),
    told("the site and those above it, the widest first"),
  ),
  terms: Type.Array(Type.Object({facet: OneOf(lists.facets), code: Type.String(), ...Named.properties})),
  fields: Type.Array(
    Type.Object({protocol: OneOf(lists.protocols), place: Type.String(), ...Named.properties, value: Type.String()}),
    told("how the item is written in fields of DICOM and HL7 v2; what is not sure is left out"),
  ),
  mappings: Type.Array(
    Type.Object({
      facet: OneOf(lists.conceptFacets),
      system: OneOf(lists.conceptSchemes),
      code: Type.String(),
      meaning: Type.String(),
      relation: OneOf(lists.relations, told("how the term stands to the concept")),
    }),
  ),
})

/** What became of an item in the editions of its family, the oldest first. */
export const ItemHistory = Type.Object({
  editions: Type.Array(
    Type.Object({
      edition: Type.String(),
      title: Named,
      status: OneOf(lists.editionStates),
      published: Type.Optional(Type.String()),
      fate: OneOf(lists.fates),
      code: Type.Optional(Type.String()),
      name: Type.Optional(Named),
      candidates: Type.Array(Type.String()),
      lost: Type.Array(Type.String()),
    }),
  ),
})

export const Term = Type.Object({
  facet: OneOf(lists.facets),
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  modalities: Type.Array(Type.String()),
  row: Type.Record(Type.String(), Type.String(), told("the row of the dictionary as written")),
})

export const EditionSummary = Type.Object({
  edition: Type.String(),
  status: OneOf(lists.editionStates),
  zh: Type.String(),
  en: Type.String(),
  published: Type.Optional(Type.String()),
  inForce: Type.Optional(Type.String()),
  items: Type.Integer(),
  facets: Type.Array(OneOf(lists.facets)),
  hash: Type.String(told("sha256 of its tables")),
})

export const Change = Type.Object({
  what: OneOf(lists.changeSubjects),
  kind: OneOf(lists.changeKinds),
  facet: Type.Optional(OneOf(lists.facets)),
  table: Type.Optional(Type.String()),
  code: Type.String(),
  name: Type.String(),
  column: Type.Optional(Type.String()),
  before: Type.Optional(Type.String()),
  after: Type.Optional(Type.String()),
})

/** A fault in data, as in `Issue`, with its sentence in both languages. */
export const Fault = Type.Object({
  id: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  place: Type.Object({
    table: Type.Optional(Type.String()),
    sheet: Type.Optional(Type.String()),
    row: Type.Optional(Type.Integer()),
    column: Type.Optional(Type.String()),
    segment: Type.Optional(Type.String()),
    at: Type.Optional(Type.Integer()),
    length: Type.Optional(Type.Integer()),
  }),
  repairs: Type.Array(
    Type.Object({text: Type.String(), name: Type.Optional(Type.String()), en: Type.Optional(Type.String())}),
  ),
  zh: Type.String(),
  en: Type.String(),
})

export const Choices = Type.Object({
  modalities: Type.Array(Type.Object({key: Type.String(), ...Named.properties})),
  facets: Type.Array(
    Type.Object({
      facet: OneOf(lists.termFacets),
      ...Named.properties,
      needed: Type.Boolean(told("no item without a choice here, as the others are chosen")),
      terms: Type.Array(
        Type.Object({
          code: Type.String(),
          ...Named.properties,
          pinyin: Type.String(),
          parent: Type.Optional(Type.String(told("the site above"))),
          open: Type.Boolean(told("some valid code has it with the other facets as they are chosen")),
          listed: Type.Boolean(told("some listed item has it with them")),
          why: Type.Optional(Fault),
        }),
      ),
    }),
  ),
  segments: Type.Array(
    Type.Object({
      segment: Type.String(),
      facet: Nullable(OneOf(lists.facets)),
      at: Type.Integer(),
      text: Nullable(Type.String(told("null while nothing is chosen"))),
      ...Named.properties,
    }),
  ),
  item: Type.Optional(Type.Object({code: Type.String(), ...Named.properties, standing: OneOf(lists.standings)})),
  issues: Type.Array(Fault),
})

/** RFC 9457. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  instance: Type.Optional(Type.String(told("id of the request, as in the log"))),
  issues: Type.Array(Fault),
})

export const Explanation = Type.Object({
  edition: Type.String(),
  text: Type.String(),
  standing: OneOf(lists.standings),
  zh: Type.Optional(Type.String()),
  en: Type.Optional(Type.String()),
  layer: Type.Optional(OneOf(lists.nameLayers)),
  segments: ItemSheet.properties.segments,
  issues: Type.Array(Fault),
})

export const Checked = Type.Object({row: Type.Integer(), issues: Type.Array(Fault)})

export const RecodedCode = Type.Object({
  from: Type.String(),
  fate: OneOf(lists.fates),
  code: Type.Optional(Type.String()),
  candidates: Type.Array(Type.String()),
  lost: Type.Array(Type.String()),
  issues: Type.Array(Fault),
})

export const Candidate = Type.Object({
  edition: Type.String(),
  code: Type.String(),
  name: Type.String(),
  en: Type.String(),
  score: Type.Number(),
  agrees: Type.Array(OneOf(lists.kinds)),
  contradicts: Type.Array(OneOf(lists.kinds)),
})

export const Recognised = Type.Object({
  name: Type.String(),
  status: OneOf(lists.statuses),
  accepted: Type.Boolean(),
  items: Type.Array(
    Type.Object({
      edition: Type.String(told("the edition that the item is of")),
      code: Type.String(),
      name: Type.String(),
      en: Type.String(),
      equipment: Type.Optional(Type.String()),
      listed: Type.Boolean(),
      confidence: Type.Number(),
    }),
    told("what the name means together; of an underspecified one all that it may mean"),
  ),
  oneOf: Type.Optional(
    Type.Array(
      Type.Array(Type.Array(Type.String())),
      told("what an underspecified name leaves open: choices of alternatives, each the codes that go together"),
    ),
  ),
  equipment: Type.Array(Type.String()),
  flags: Type.Array(OneOf(lists.flags)),
  account: Type.Array(
    Type.Object({
      at: Type.Integer(),
      length: Type.Integer(),
      text: Type.String(),
      as: OneOf(lists.kinds),
      value: Type.String(),
      decides: Type.Optional(
        Type.Array(
          Type.Object({item: Type.String(), facet: OneOf(lists.facets)}),
          told("where `explain` asks for it: what the stretch decides, a facet of an item by its code"),
        ),
      ),
      idle: Type.Optional(OneOf(lists.idles, told("why a stretch that states something decides nothing"))),
      own: Type.Optional(Type.Literal(true, told("a word of the institution"))),
    }),
  ),
  version: Type.String(),
  candidates: Type.Optional(Type.Array(Candidate)),
})

/** What a column beside the names says of a row. */
export const Beside = Type.Object({
  kind: OneOf(lists.besideKinds),
  column: Type.String({maxLength: 1000}),
  text: Type.String({maxLength: 10_000}),
})

/** A name to read: the text alone, or with its modality and what other columns say. */
export const Asked = Type.Union([
  Type.String({maxLength: 10_000}),
  Type.Object(
    {
      name: Type.String({maxLength: 10_000}),
      modality: Type.Optional(Type.String({maxLength: 40})),
      beside: Type.Optional(
        Type.Array(Beside, {maxItems: 20, ...told("what other columns say, read together with the name")}),
      ),
    },
    {additionalProperties: false},
  ),
])

export const Role = Type.Object({
  id: Id,
  role: OneOf(lists.roleNames),
  institution: Nullable(Id),
  since: Time,
})

export const Login = Type.String({minLength: 1, maxLength: lists.longestLogin, pattern: `^${lists.loginCharacters}+$`})
export const Password = Type.String({minLength: 1, maxLength: 200, ...told("as the settings `password-…` say")})

export const NewUser = Type.Object(
  {login: Login, name: Name, email: Type.Optional(Type.String({maxLength: 200})), password: Type.Optional(Password)},
  {additionalProperties: false},
)

export const User = Type.Object({
  id: Id,
  login: Type.String(),
  name: Type.String(),
  email: Nullable(Type.String()),
  created: Time,
  disabled: Nullable(Time),
  roles: Type.Array(Role),
})

/** Who is signed in; `csrf` stands only where a session has just begun. */
export const Me = Type.Object({
  user: User,
  via: OneOf(lists.signInWays),
  csrf: Type.Optional(Type.String()),
  hasPassword: Type.Boolean({description: "false for who signs in elsewhere alone"}),
  passwordGiven: Type.Boolean({
    description: "somebody else chose the password: until it is changed, only that, signing out and this are open",
  }),
  passwordExpired: Type.Boolean({description: "the password is too old: the same, for who signed in with it"}),
  passwords: Type.Object(
    {length: Type.Integer(), kinds: Type.Integer(), last: Type.Integer(), days: Type.Integer()},
    {description: "what a password must be here, as the settings `password-…` say"},
  ),
})

/** What a user is at an OpenID provider. */
export const Identity = Type.Object({
  issuer: Type.String(),
  subject: Type.String({description: "the provider's own name for the user"}),
  linked: Time,
})

export const Scopes = Type.Array(OneOf(lists.scopes), {minItems: 1, uniqueItems: true})

export const Token = Type.Object({
  id: Id,
  name: Type.String(),
  scopes: Type.Array(OneOf(lists.scopes)),
  created: Time,
  expires: Nullable(Time),
  used: Nullable(Time),
  revoked: Nullable(Time),
})

const Brief = Type.Object({id: Id, code: Type.String(), name: Type.String()})

export const Group = Type.Object({
  id: Id,
  name: Type.String(),
  created: Time,
  retired: Nullable(Time),
  members: Type.Optional(
    Type.Array(Brief, {
      description:
        "its institutions, where the caller may know them: each shows the others the names, codes, counts and meaning of its accepted rows, the codes of its extensions, and no people",
    }),
  ),
})

export const GroupRequest = Type.Object({
  id: Id,
  act: OneOf(lists.groupActs),
  institution: Brief,
  group: Type.Object({id: Id, name: Type.String()}),
  asked: Time,
  consented: Type.Object({group: Nullable(Time), system: Nullable(Time)}),
  outcome: Nullable(OneOf(lists.groupOutcomes)),
  ended: Nullable(Time),
  own: Type.Boolean({description: "the caller stands on the side of the institution that asks"}),
  consents: Type.Array(OneOf(lists.groupVoices), {description: "which the caller may give"}),
})

export const NewInstitution = Type.Object(
  {
    code: Line(64),
    name: Name,
    group: Type.Optional(Nullable(Id)),
    region: Type.Optional(Nullable(Type.String({maxLength: 100}))),
    level: Type.Optional(Nullable(Type.String({maxLength: 40}))),
    secondLook: Type.Optional(
      Type.Boolean({
        description: "what one person decides waits until another, who may review, confirms it or sends it back",
      }),
    ),
  },
  {additionalProperties: false},
)

export const Institution = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  group: Nullable(Id),
  region: Nullable(Type.String()),
  level: Nullable(Type.String()),
  secondLook: Type.Boolean(),
  created: Time,
  retired: Nullable(Time),
})

const within = (rule: keyof typeof lists.passwordBounds, description: string) => {
  const [minimum, maximum] = lists.passwordBounds[rule]
  return Type.Integer({...told(description), minimum, maximum})
}

export const Settings = Type.Object(
  {
    "public-reading": Type.Boolean(told("the standard and its tools are open to callers who don't sign in")),
    "open-registration": Type.Boolean(told("who comes from the OpenID provider for the first time becomes a reader")),
    "time-zone": Type.String({
      ...told("where today is the institutions' day: Asia/Shanghai, unless the system has another"),
      maxLength: 60,
    }),
    "password-length": within("length", "characters that a password has at least"),
    "password-kinds": within(
      "kinds",
      "of small and capital letters, digits and others, how many kinds it has at least",
    ),
    "password-last": within("last", "it is none of so many last ones of its user's, the one in use among them"),
    "password-days": within("days", "days after which its user has to choose another; 0 for never"),
  },
  {additionalProperties: false},
)
export type Settings = Static<typeof Settings>

export const Job = Type.Object({
  id: Id,
  kind: Type.String(),
  state: OneOf(lists.jobStates),
  done: Type.Integer(),
  total: Type.Integer(),
  institution: Nullable(Id),
  by: Type.String(),
  result: Type.Optional(Type.Unknown()),
  fault: Nullable(Type.String()),
  attempts: Type.Integer(),
  created: Time,
  started: Nullable(Time),
  ended: Nullable(Time),
})

export const AuditEntry = Type.Object({
  seq: Type.Integer(),
  at: Time,
  by: Type.String(),
  byName: Type.Object({zh: Type.String(), en: Type.String()}),
  act: Type.String(),
  subject: Type.String(),
  told: Type.Object(
    {zh: Type.String(), en: Type.String()},
    told("what was done to what, in a sentence without who did it"),
  ),
  institution: Nullable(Type.String()),
  institutionName: Nullable(Type.String()),
  details: Type.Unknown(),
  hash: Type.String(),
})

const Words = {zh: Type.String(), en: Type.String()}

export const Examination = Type.Object({
  at: Time,
  fault: Type.Boolean(told("there is something to be mended")),
  findings: Type.Array(
    Type.Object({
      check: OneOf(lists.checks),
      state: OneOf(lists.findingStates),
      ...Words,
      remedy: Type.Optional(Type.Object(Words)),
    }),
  ),
})

export const Done = Type.Object({})
