import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as lists from "./lists.ts"
import {at} from "./mapping-schemas.ts"
import * as s from "./schemas.ts"

const Texts = Type.Object({zh: Type.String(), en: Type.String()})

const said = {
  word: Type.String({description: "folded, as names are compared"}),
  family: s.Nullable(s.OneOf(lists.namings, {description: "whose names have it; null: those of every family"})),
  kind: s.OneOf(lists.taughtKinds),
  value: Type.String({description: "as the table word of the family's lexicon has it"}),
  meaning: s.Nullable(Texts),
}

const Word = Type.Object({
  id: s.Id,
  ...said,
  idle: Type.Optional(s.Fault),
  from: Type.Optional(Type.Object({id: s.Id, name: Type.String()}, {description: "taken over from"})),
  since: s.Time,
  until: s.Nullable(s.Time),
  by: Type.String(),
  byName: Type.String(),
  why: Type.String(),
  endedBy: s.Nullable(Type.String({description: "who withdrew it or taught otherwise, by name"})),
  endedWhy: s.Nullable(Type.String()),
})

const Institutions = Type.Array(Type.Object({id: s.Id, name: Type.String()}))

const edition = Type.Optional(Type.String({maxLength: 20, description: "whose term it means; the one in use else"}))

const asked = {
  text: s.Line(200),
  kind: s.OneOf(lists.taughtKinds),
  value: Type.String({maxLength: 200, description: "of a meaning that the edition has; empty for nothing"}),
  edition,
  family: Type.Optional(s.OneOf(lists.namings, {description: "whose names have it, where no edition is told"})),
}

const Standing = Type.Object({
  state: s.OneOf(lists.mappingStates),
  codes: Type.Array(Type.String({description: "edition and code"})),
})

const Effect = Type.Object({
  rows: Type.Integer({description: "that hold the word, of those that the machine mapped"}),
  decided: Type.Integer({description: "that hold it, of those that people decided; these stay"}),
  counts: Type.Record(s.OneOf(lists.wordEffects), Type.Integer()),
  volume: Type.Number({description: "examinations of the rows that become sure"}),
  examples: Type.Array(
    Type.Object({
      effect: s.OneOf(lists.wordEffects),
      row: s.Id,
      name: Type.String(),
      volume: Type.Number(),
      before: Standing,
      after: Standing,
    }),
  ),
})

const Proposal = Type.Object({...said, institutions: Institutions, against: Institutions})

/** What institutions teach that their own words mean. */
export const wordEndpoints = {
  "words.meanings": {
    method: "GET",
    path: "/api/v1/editions/:edition/meanings",
    tag: "recognition",
    zh: "教词时可选的含义",
    en: "what a word can be taught to mean, by kind",
    needs: "anyone",
    query: Type.Object({kind: s.OneOf(lists.taughtKinds)}),
    fixed: true,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          value: Type.String(),
          zh: Type.String(),
          en: Type.String(),
          pinyin: Type.String(),
          modalities: Type.Array(Type.String()),
        }),
      ),
    }),
  },
  "words.list": {
    method: "GET",
    path: `${at}/words`,
    tag: "catalogues",
    zh: "本机构教的词，及同组其他机构教而本机构没有的词",
    en: "the institution's own words, and those that others of its group teach and it does not",
    needs: "institution.read",
    query: Type.Object({past: Type.Optional(Type.Boolean({description: "those withdrawn and succeeded too"}))}),
    reply: Type.Object({
      items: Type.Array(Word),
      offered: Type.Array(Type.Object({...said, institutions: Institutions})),
    }),
  },
  "words.preview": {
    method: "POST",
    path: `${at}/words/preview`,
    tag: "catalogues",
    zh: "预览：教一个词会改变本机构哪些行",
    en: "what teaching a word would change in the institution's catalogues; nothing is kept",
    needs: "institution.map",
    body: Type.Object(asked, {additionalProperties: false}),
    perMinute: 60,
    reply: Type.Object({word: Type.String(), ...Effect.properties}),
  },
  "words.teach": {
    method: "POST",
    path: `${at}/words`,
    tag: "catalogues",
    zh: "教一个词；本机构含此词的机器对照行随后重读（任务）",
    en: "teach a word, in place of what was taught of it before; the institution's rows that hold it are read again as a job, those that people decided stay",
    needs: "institution.map",
    body: Type.Object(
      {
        ...asked,
        from: Type.Optional(Type.String({maxLength: 64, description: "the institution it is taken over from"})),
        why: Type.Optional(Type.String({maxLength: 500})),
      },
      {additionalProperties: false},
    ),
    reply: Type.Object({id: s.Id, job: s.Job}),
    status: 201,
  },
  "words.preview-withdrawal": {
    method: "GET",
    path: `${at}/words/:word/withdrawal`,
    tag: "catalogues",
    zh: "预览：撤回一个词会改变本机构哪些行",
    en: "what withdrawing a word would change; nothing is kept",
    needs: "institution.map",
    perMinute: 60,
    reply: Type.Object({word: Type.String(), ...Effect.properties}),
  },
  "words.withdraw": {
    method: "POST",
    path: `${at}/words/:word/withdrawal`,
    tag: "catalogues",
    zh: "撤回一个词；含此词的机器对照行随后重读（任务）",
    en: "withdraw a word; the rows that hold it are read again as a job",
    needs: "institution.map",
    body: Type.Object({why: Type.Optional(Type.String({maxLength: 500}))}, {additionalProperties: false}),
    reply: Type.Object({id: s.Id, job: s.Job}),
  },
  "words.proposals": {
    method: "GET",
    path: "/api/v1/word-proposals",
    tag: "system",
    zh: "多家机构都教的词：供词库维护者采用",
    en: "words that several institutions teach alike and the lexicon lacks, for its keepers",
    needs: "system.manage",
    reply: Type.Object({items: Type.Array(Proposal)}),
  },
  "words.export-proposals": {
    method: "GET",
    path: "/api/v1/word-proposals/table",
    tag: "system",
    zh: "导出为词库word.csv的行；各机构含义不一致的除外",
    en: "the same as rows of the table word.csv of a family's lexicon, but for those that institutions teach otherwise",
    needs: "system.manage",
    query: Type.Object({family: s.OneOf(lists.namings)}),
    download: true,
    reply: Type.Object({}),
  },
} as const satisfies Readonly<Record<string, Endpoint>>
