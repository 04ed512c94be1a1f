import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as lists from "./lists.ts"
import * as s from "./schemas.ts"

/** What narrows the audit; all of it has to hold. */
const auditAsked = {
  subject: Type.Optional(Type.String({maxLength: 200, description: "what it was done to: `user:ID`"})),
  by: Type.Optional(Type.String({maxLength: 64, description: "id of who did it"})),
  institution: Type.Optional(s.Id),
  kind: Type.Optional(s.OneOf(lists.auditKindNames as unknown as readonly [lists.AuditKind, ...lists.AuditKind[]])),
  from: Type.Optional(Type.String({format: "date", description: "the first day, in the time zone of the settings"})),
  to: Type.Optional(Type.String({format: "date", description: "the last day"})),
}

/** Jobs, the audit and settings. */
export const systemEndpoints = {
  "jobs.list": {
    method: "GET",
    path: "/api/v1/jobs",
    tag: "system",
    zh: "任务，新的在前",
    en: "jobs, the newest first: one's own, and all for who manages the system",
    needs: "user",
    query: Type.Object({
      ...s.Paging,
      state: Type.Optional(s.OneOf(lists.jobStates)),
      kind: Type.Optional(Type.String({maxLength: 64})),
    }),
    reply: s.PageOf(s.Job),
  },
  "jobs.start": {
    method: "POST",
    path: "/api/v1/jobs",
    tag: "system",
    zh: "启动系统任务：核验审计、备份",
    en: "start a job of the system: verify the audit, or make a backup",
    needs: "system.manage",
    body: Type.Object({kind: s.OneOf(lists.systemJobs)}, {additionalProperties: false}),
    reply: s.Job,
    status: 202,
  },
  "jobs.get": {
    method: "GET",
    path: "/api/v1/jobs/:job",
    tag: "system",
    zh: "一个任务",
    en: "one job",
    needs: "user",
    reply: s.Job,
  },
  "jobs.events": {
    method: "GET",
    path: "/api/v1/jobs/:job/events",
    tag: "system",
    zh: "任务进度（服务器推送事件）",
    en: "a job as it goes on, as server-sent events, until it ends",
    needs: "user",
    events: true,
    reply: s.Job,
  },
  "jobs.stop": {
    method: "DELETE",
    path: "/api/v1/jobs/:job",
    tag: "system",
    zh: "停止任务",
    en: "stop a job",
    needs: "user",
    reply: s.Done,
    status: 204,
  },
  "audit.list": {
    method: "GET",
    path: "/api/v1/audit",
    tag: "system",
    zh: "审计，新的在前",
    en: "the audit, the newest first",
    needs: "system.manage",
    query: Type.Object({...s.Paging, ...auditAsked}),
    reply: s.PageOf(s.AuditEntry),
  },
  "audit.export": {
    method: "GET",
    path: "/api/v1/audit/export",
    tag: "system",
    zh: "导出审计：一条一句话，新的在前",
    en: "the audit as a table, a sentence for each entry, the newest first",
    needs: "system.manage",
    query: Type.Object({as: s.OneOf(["csv", "xlsx"]), language: s.Spoken(), ...auditAsked}),
    download: true,
    reply: Type.Object({}),
  },
  "settings.get": {
    method: "GET",
    path: "/api/v1/settings",
    tag: "system",
    zh: "设置",
    en: "the settings",
    needs: "system.manage",
    etag: "given",
    reply: s.Settings,
  },
  "settings.change": {
    method: "PATCH",
    path: "/api/v1/settings",
    tag: "system",
    zh: "修改设置",
    en: "change settings; those left out stay",
    needs: "system.manage",
    etag: "asked",
    body: Type.Partial(s.Settings, {additionalProperties: false}),
    reply: s.Settings,
  },
} as const satisfies Readonly<Record<string, Endpoint>>
