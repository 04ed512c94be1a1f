import type {RowState} from "../../../src/api/lists.ts"
import {defineTexts, type Text, useTexts} from "../texts/table.ts"

/** What the states of a row are called. */
export const stateTexts = defineTexts("state", {
  proposed: {zh: "待决定", en: "proposed"},
  "in review": {zh: "复核中", en: "in review"},
  deferred: {zh: "暂缓", en: "deferred"},
  accepted: {zh: "已接受", en: "accepted"},
  "no match": {zh: "无匹配", en: "no match"},
  rejected: {zh: "已拒绝", en: "rejected"},
  unmapped: {zh: "未对照", en: "not mapped"},
} satisfies Readonly<Record<RowState, Text>>)

/** What a state is called in the reader's language; the same function as long as that is the same. */
export const useStateWord = (): ((state: RowState) => string) => useTexts(stateTexts)
