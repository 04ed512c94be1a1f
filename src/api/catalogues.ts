import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as s from "./schemas.ts"

const at = "/api/v1/institutions/:institution"
const one = `${at}/catalogues/:catalogue` as const
const row = `${at}/rows/:row` as const

const Catalogue = Type.Object({
  id: s.Id,
  name: Type.String(),
  created: s.Time,
  retired: Type.Union([s.Time, Type.Null()]),
})

const ItemRef = Type.Object({edition: Type.String({maxLength: 20}), code: s.Code}, {additionalProperties: false})
const NamedItem = Type.Object({edition: Type.String(), code: Type.String(), name: Type.String()})
const Relation = Type.Union([
  Type.Literal("equivalent"),
  Type.Literal("narrower"),
  Type.Literal("broader"),
  Type.Literal("inexact"),
])
const State = Type.Union([
  Type.Literal("proposed"),
  Type.Literal("accepted"),
  Type.Literal("in review"),
  Type.Literal("rejected"),
  Type.Literal("no match"),
  Type.Literal("deferred"),
])

const Mapping = Type.Object({
  id: s.Id,
  state: Type.String(),
  relation: Type.Union([Type.String(), Type.Null()]),
  items: Type.Array(NamedItem),
  confidence: Type.Number(),
  weight: Type.Number(),
  origin: Type.String(),
  engine: Type.Union([Type.String(), Type.Null()]),
  lexicon: Type.Union([Type.String(), Type.Null()]),
  since: s.Time,
  until: Type.Union([s.Time, Type.Null()]),
  by: Type.String(),
  why: Type.String(),
  /** How the machine read the name. */
  account: Type.Unknown(),
})

const WorkRow = Type.Object({
  row: s.Id,
  code: Type.String(),
  name: Type.String(),
  modality: Type.Union([Type.String(), Type.Null()]),
  department: Type.Union([Type.String(), Type.Null()]),
  volume: Type.Number(),
  mapping: Mapping,
})

const Choice = {
  act: Type.Union([
    Type.Literal("accept"),
    Type.Literal("change"),
    Type.Literal("reject"),
    Type.Literal("no match"),
    Type.Literal("defer"),
    Type.Literal("review"),
  ]),
  items: Type.Optional(Type.Array(ItemRef, {maxItems: 40})),
  relation: Type.Optional(Relation),
  reason: Type.Optional(Type.String({maxLength: 1000})),
}

const Decision = Type.Object({
  act: Type.String(),
  by: Type.String(),
  at: s.Time,
  items: Type.Array(Type.String()),
  relation: Type.Union([Type.String(), Type.Null()]),
  reason: Type.String(),
  tookMs: Type.Union([Type.Number(), Type.Null()]),
})

const Comment = Type.Object({
  id: s.Id,
  text: Type.String(),
  flag: Type.Union([Type.String(), Type.Null()]),
  by: Type.String(),
  at: s.Time,
})

const Assignment = Type.Object({
  id: s.Id,
  user: s.Id,
  kind: Type.String(),
  lower: Type.String(),
  upper: Type.String(),
  round: Type.String(),
  since: s.Time,
})

const Extension = Type.Object({
  id: s.Id,
  kind: Type.String(),
  code: Type.String(),
  name: Type.String(),
  items: Type.Array(Type.String({description: "edition and code"})),
  aliases: Type.Array(Type.String()),
  promoted: Type.Union([s.Time, Type.Null()]),
  since: s.Time,
  by: Type.String(),
})

const Agreement = Type.Object({rows: Type.Integer(), same: Type.Integer(), kappa: Type.Optional(Type.Number())})

const Changed = Type.Object({row: s.Id, code: Type.String(), name: Type.String(), what: Type.Array(Type.String())})
const Brief = Type.Object({code: Type.String(), name: Type.String(), volume: Type.Number()})

/** Catalogues of institutions and the work on them. */
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
    body: Type.Object({name: Type.String({minLength: 1, maxLength: 200})}, {additionalProperties: false}),
    reply: Catalogue,
    status: 201,
  },
  "catalogues.import": {
    method: "POST",
    path: `${one}/imports`,
    tag: "catalogues",
    zh: "导入CSV或XLSX(请求体为文件本身);不带apply只预览",
    en: "a CSV or XLSX file as the body, application/octet-stream: what it would change, and with `apply` the change itself",
    needs: "institution.map",
    query: Type.Object({
      file: Type.String({minLength: 1, maxLength: 200}),
      sheet: Type.Optional(Type.String({maxLength: 100})),
      name: Type.Optional(Type.String({maxLength: 200, description: "header of the names, where it can't be told"})),
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
    zh: "对照目录(任务)",
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
    zh: "用新词库或新版重新识别机器对照的行(任务);不带apply只看变化",
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
    zh: "进度:名称、检查量、达到90%、99%、99.9%还需的决定",
    en: "how far it is: names, examinations, decisions left for 90, 99 and 99.9 % of the examinations",
    needs: "institution.read",
    reply: Type.Object({
      rows: Type.Integer(),
      rowsDone: Type.Integer(),
      volume: Type.Number(),
      volumeDone: Type.Number(),
      states: Type.Record(Type.String(), Type.Integer()),
      left: Type.Array(Type.Object({share: Type.Number(), names: Type.Integer(), clicks: Type.Integer()})),
    }),
  },
  "catalogues.report": {
    method: "GET",
    path: `${one}/report`,
    tag: "catalogues",
    zh: "谁决定了多少、用时多少",
    en: "who decided how much, by act and day, and how long a decision takes",
    needs: "institution.read",
    reply: Type.Object({
      people: Type.Array(
        Type.Object({
          by: Type.String(),
          act: Type.String(),
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
    zh: "导出:表格、工作单、ConceptMap、SSSOM",
    en: "the mappings as a file: a table, the work as a workbook, a FHIR ConceptMap, or SSSOM",
    needs: "institution.read",
    query: Type.Object({
      as: Type.Union([
        Type.Literal("csv"),
        Type.Literal("xlsx"),
        Type.Literal("work"),
        Type.Literal("conceptmap"),
        Type.Literal("sssom"),
      ]),
      states: Type.Optional(Type.String({maxLength: 100, description: "apart by commas; accepted when left out"})),
    }),
    download: true,
    reply: Type.Object({}),
  },
  "catalogues.decided": {
    method: "POST",
    path: `${one}/decided`,
    tag: "catalogues",
    zh: "读回填好的工作单(请求体为文件本身)",
    en: "decisions that come back in a workbook, the file as the body",
    needs: "institution.map",
    query: Type.Object({file: Type.String({minLength: 1, maxLength: 200})}),
    upload: true,
    bodyLimit: 128 * 2 ** 20,
    perMinute: 30,
    reply: Type.Object({
      decided: Type.Integer(),
      same: Type.Integer(),
      left: Type.Integer(),
      issues: Type.Array(s.Fault),
    }),
  },
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
  "rows.get": {
    method: "GET",
    path: row,
    tag: "catalogues",
    zh: "一行:对照、历史、决定、评论",
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
  "rows.decide": {
    method: "POST",
    path: `${row}/decisions`,
    tag: "catalogues",
    zh: "对一行作决定;须写明所见的对照",
    en: "decide a row; `saw` is the mapping that was looked at",
    needs: "institution.map",
    body: Type.Object(
      {...Choice, saw: s.Id, tookMs: Type.Optional(Type.Integer({minimum: 0}))},
      {additionalProperties: false},
    ),
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
  "assignments.list": {
    method: "GET",
    path: `${one}/assignments`,
    tag: "catalogues",
    zh: "分工",
    en: "who works on which part",
    needs: "institution.read",
    reply: s.PageOf(Assignment),
  },
  "assignments.add": {
    method: "POST",
    path: `${one}/assignments`,
    tag: "catalogues",
    zh: "分派:按编码区间或按份额",
    en: "give a user, by login, a range of codes or a share of all rows (0 to 100); `round` for blind work",
    needs: "institution.review",
    body: Type.Object(
      {
        login: s.Login,
        kind: Type.Union([Type.Literal("range"), Type.Literal("share")]),
        lower: Type.String({maxLength: 200}),
        upper: Type.String({maxLength: 200}),
        round: Type.Optional(Type.String({maxLength: 100})),
      },
      {additionalProperties: false},
    ),
    reply: Assignment,
    status: 201,
  },
  "assignments.end": {
    method: "DELETE",
    path: `${one}/assignments/:assignment`,
    tag: "catalogues",
    zh: "收回分派",
    en: "take an assignment back",
    needs: "institution.review",
    reply: s.Done,
    status: 204,
  },
  "extensions.list": {
    method: "GET",
    path: `${at}/extensions`,
    tag: "catalogues",
    zh: "本机构的扩展与组合",
    en: "what the institution names beyond the standard",
    needs: "institution.read",
    reply: s.PageOf(Extension),
  },
  "extensions.put": {
    method: "POST",
    path: `${at}/extensions`,
    tag: "catalogues",
    zh: "登记扩展(编码-后缀)或组合",
    en: "register an extension (code, `-`, suffix) or a combination; a code stands for one thing in a group",
    needs: "institution.map",
    body: Type.Object(
      {
        kind: Type.Union([Type.Literal("extension"), Type.Literal("combination")]),
        code: Type.String({minLength: 1, maxLength: 100}),
        name: Type.String({minLength: 1, maxLength: 300}),
        items: Type.Array(ItemRef, {minItems: 1, maxItems: 40}),
        aliases: Type.Optional(Type.Array(Type.String({maxLength: 300}), {maxItems: 100})),
      },
      {additionalProperties: false},
    ),
    reply: Extension,
    status: 201,
  },
  "extensions.promote": {
    method: "POST",
    path: `${at}/extensions/:extension/promote`,
    tag: "catalogues",
    zh: "提请纳入标准",
    en: "put an extension forward for the standard",
    needs: "institution.review",
    reply: s.Done,
    status: 204,
  },
  "extensions.retire": {
    method: "DELETE",
    path: `${at}/extensions/:extension`,
    tag: "catalogues",
    zh: "停用扩展",
    en: "retire an extension",
    needs: "institution.review",
    reply: s.Done,
    status: 204,
  },
  "names.convert": {
    method: "POST",
    path: `${at}/convert`,
    tag: "catalogues",
    zh: "实时转换:本院编码或名称→标准项目;新名称记入目录",
    en: "codes and names of the institution's systems, up to 1,000: the mapping in force, else the reading; new ones are remembered",
    needs: "institution.map",
    body: Type.Object(
      {
        names: Type.Array(
          Type.Object(
            {
              code: Type.Optional(Type.String({maxLength: 200})),
              name: Type.Optional(Type.String({maxLength: 1000})),
              modality: Type.Optional(Type.String({maxLength: 40})),
            },
            {additionalProperties: false},
          ),
          {minItems: 1, maxItems: 1000},
        ),
      },
      {additionalProperties: false},
    ),
    bodyLimit: 4 * 2 ** 20,
    reply: Type.Object({
      names: Type.Array(
        Type.Object({
          source: Type.String(),
          state: Type.String(),
          items: Type.Array(NamedItem),
          relation: Type.Optional(Type.String()),
          confidence: Type.Number(),
          status: Type.Optional(Type.String()),
          flags: Type.Optional(Type.Array(Type.String())),
          row: Type.Optional(s.Id),
        }),
      ),
    }),
  },
} as const satisfies Readonly<Record<string, Endpoint>>
