import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as lists from "./lists.ts"
import {at, ItemRef, meant, one} from "./mapping-schemas.ts"
import * as s from "./schemas.ts"

const Assignment = Type.Object({
  id: s.Id,
  user: s.Id,
  userName: Type.String(),
  kind: s.OneOf(lists.assignmentKinds),
  lower: Type.String(),
  upper: Type.String(),
  round: Type.String(),
  since: s.Time,
})

const Extension = Type.Object({
  id: s.Id,
  kind: s.OneOf(lists.extensionKinds),
  code: Type.String(),
  name: Type.String(),
  items: Type.Array(Type.String({description: "edition and code"})),
  aliases: Type.Array(Type.String()),
  promoted: Type.Union([s.Time, Type.Null()]),
  since: s.Time,
  by: Type.String(),
})

/** Who works on what, what institutions name beyond the standard, and live names. */
export const registryEndpoints = {
  "tasks.list": {
    method: "GET",
    path: "/api/v1/tasks",
    tag: "catalogues",
    zh: "我的任务：分派给我的部分与双人盲审",
    en: "what the caller is asked to do: parts of catalogues and blind rounds, the latest first",
    needs: "user",
    reply: s.PageOf(
      Type.Object({
        id: s.Id,
        institution: s.Id,
        institutionName: Type.String(),
        catalogue: s.Id,
        catalogueName: Type.String(),
        kind: s.OneOf(lists.assignmentKinds),
        lower: Type.String(),
        upper: Type.String(),
        round: Type.String({description: "of a blind round; empty for the work itself"}),
        since: s.Time,
      }),
    ),
  },
  "looks.list": {
    method: "GET",
    path: "/api/v1/looks",
    tag: "catalogues",
    zh: "待我审核的和退回给我的行数，按目录",
    en: "catalogues with rows that others decided and the caller may confirm, or that were sent back to the caller",
    needs: "user",
    reply: s.PageOf(
      Type.Object({
        institution: s.Id,
        institutionName: Type.String(),
        catalogue: s.Id,
        catalogueName: Type.String(),
        toConfirm: Type.Integer(),
        sentBack: Type.Integer(),
      }),
    ),
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
    zh: "分派：按编码范围或按份额",
    en: "give a user, by login, a range of codes or a share of all rows (0 to 100); `round` for blind work",
    needs: "institution.review",
    body: Type.Object(
      {
        login: s.Login,
        kind: s.OneOf(lists.assignmentKinds),
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
    zh: "登记扩展（编码-后缀）或组合",
    en: "register an extension (code, `-`, suffix) or a combination; a code stands for one thing in a group",
    needs: "institution.map",
    body: Type.Object(
      {
        kind: s.OneOf(lists.extensionKinds),
        code: s.Line(100),
        name: s.Line(300),
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
    zh: "实时转换：本院编码或名称→标准项目；新名称记入目录",
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
          source: s.OneOf(lists.liveSources),
          state: s.OneOf(lists.liveStates),
          ...meant,
          relation: Type.Optional(s.OneOf(lists.relations)),
          confidence: Type.Number(),
          status: Type.Optional(s.OneOf(lists.statuses)),
          flags: Type.Optional(Type.Array(s.OneOf(lists.flags))),
          row: Type.Optional(s.Id),
          named: Type.Optional(
            Type.String({description: "the row's name, where its code was asked together with another one"}),
          ),
          reads: Type.Optional(
            Type.Object(meant, {description: "what the name asked for is read as, where that is not the answer"}),
          ),
          answeredAs: Type.Optional(
            Type.String({
              description: "the name that the answer was given for; the row has another since, and is in review",
            }),
          ),
        }),
      ),
    }),
  },
} as const satisfies Readonly<Record<string, Endpoint>>
