import type {Language} from "../issue/index.ts"

export type Text = Readonly<Record<Language, string>>

/** What an evaluation says, in the table and on the page. */
export const evaluationTexts = {
  title: {zh: "识别评测", en: "evaluation of recognition"},
  names: {zh: "名称", en: "names"},
  uses: {zh: "按例数", en: "by count"},
  exact: {zh: "完全正确", en: "exact"},
  accepted: {zh: "可直接接受", en: "accepted without a person"},
  threshold: {zh: "阈值", en: "threshold"},
  coverage: {zh: "占全部", en: "coverage"},
  precision: {zh: "其中正确", en: "precision"},
  inUse: {zh: "当前", en: "in use"},
  reach: {zh: "正确率99.5%时最多可直接接受", en: "most that can be accepted at 99.5 % precision"},
  unreached: {zh: "任何阈值都达不到", en: "no threshold has it"},
  facets: {zh: "各要素一致（标注为“确定”者）", en: "facets agree (of names labelled standard)"},
  stated: {zh: "名称所写设备", en: "equipment stated in the name"},
  flags: {zh: "标记一致（全部）", en: "flags agree (of all names)"},
  statuses: {zh: "状态：标注（行）与识别（列）", en: "status: labelled (rows), read (columns)"},
  strata: {zh: "各来源完全正确", en: "exact by stratum"},
  calibration: {zh: "置信度校准（状态为“确定”者）", en: "calibration (of answers read as standard)"},
  claimed: {zh: "所称置信度", en: "claimed"},
  true: {zh: "实际正确", en: "right"},
  interval: {zh: "95%区间", en: "95 % interval"},
  answers: {zh: "答案", en: "answers"},
  error: {zh: "期望校准误差", en: "expected calibration error"},
  logLoss: {zh: "对数损失", en: "log loss"},
  contenders: {zh: "同次运行的通用库", en: "plain libraries in the same run"},
  single: {zh: "单一项目者", en: "of one item"},
  perSecond: {zh: "条/秒", en: "names a second"},
  change: {zh: "与先前一次相比", en: "since the earlier run"},
  better: {zh: "变好", en: "better"},
  worse: {zh: "变差", en: "worse"},
  other: {zh: "另有变化", en: "otherwise changed"},
  added: {zh: "新增名称", en: "names added"},
  gone: {zh: "不再有的名称", en: "names gone"},
  misses: {zh: "不一致的名称", en: "misses"},
  labelled: {zh: "标注", en: "labelled"},
  read: {zh: "识别", en: "read"},
  none: {zh: "无", en: "none"},
  language: {zh: "中文", en: "English"},
} as const satisfies Readonly<Record<string, Text>>

/** A share as a percentage with one decimal; “–” of nothing. */
export const percent = (part: number, of: number): string => (of === 0 ? "–" : `${((100 * part) / of).toFixed(1)} %`)
