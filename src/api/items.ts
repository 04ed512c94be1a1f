import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as s from "./schemas.ts"

const item = "/api/v1/editions/:edition/items/:code"

const Feedback = Type.Object({
  id: s.Id,
  text: Type.String(),
  flag: Type.Union([Type.String(), Type.Null()]),
  by: Type.String(),
  name: s.Nullable(Type.String({description: "null where the caller may not see who it is"})),
  at: s.Time,
})

/** What becomes of items among those who use them. */
export const itemEndpoints = {
  "items.usage": {
    method: "GET",
    path: `${item}/usage`,
    tag: "standard",
    zh: "项目的使用情况：可查看的机构及其同组机构的机构数、名称数、检查量，及可查看机构的名称",
    en: "how many of the institutions that the caller may read, and of those in a group with them, use an item, under how many names and for how many examinations; the names of those that the caller may read, the most frequent first",
    needs: "user",
    lags: true,
    reply: Type.Object({
      institutions: Type.Integer(),
      names: Type.Integer(),
      volume: Type.Integer(),
      top: Type.Array(
        Type.Object({
          institution: Type.Object({id: s.Id, code: Type.String(), name: Type.String()}),
          row: s.Id,
          catalogue: s.Id,
          name: Type.String(),
          volume: Type.Integer(),
        }),
      ),
    }),
  },
  "feedback.list": {
    method: "GET",
    path: `${item}/feedback`,
    tag: "standard",
    zh: "对项目的意见",
    en: "what people say about an item, the oldest first",
    needs: "user",
    query: Type.Object(s.Paging),
    reply: s.PageOf(Feedback),
  },
  "feedback.add": {
    method: "POST",
    path: `${item}/feedback`,
    tag: "standard",
    zh: "对项目提出意见",
    en: "say something about an item",
    needs: "user",
    body: Type.Object(
      {
        text: Type.String({minLength: 1, maxLength: 2000, pattern: "\\S"}),
        flag: Type.Optional(Type.String({maxLength: 40})),
      },
      {additionalProperties: false},
    ),
    perMinute: 60,
    reply: Feedback,
    status: 201,
  },
} as const satisfies Readonly<Record<string, Endpoint>>
