import {defineTexts} from "../texts/table.ts"

export const picturesTexts = defineTexts("pictures", {
  title: {zh: "图表", en: "Pictures"},
  "as-numbers": {zh: "看数字", en: "Numbers"},
  "as-picture": {zh: "看图", en: "Picture"},
  svg: {zh: "图SVG", en: "SVG"},
  csv: {zh: "数据CSV", en: "CSV"},
  large: {zh: "放大", en: "Enlarge"},
  all: {zh: "看全部图表", en: "All pictures"},
  names: {zh: "名称", en: "Names"},
  examinations: {zh: "检查量", en: "Examinations"},
  "names-of": {zh: "名称{{count}}", en: "names: {{count}}"},
  "volume-of": {zh: "检查量{{count}}", en: "examinations: {{count}}"},
  "share-of": {zh: "占{{share}}", en: "{{share}} of all"},
  measure: {zh: "计数", en: "Counted"},
  day: {zh: "日期", en: "Day"},
  site: {zh: "部位", en: "Site"},
  modality: {zh: "设备类型", en: "Modality"},
  item: {zh: "项目", en: "Item"},
  code: {zh: "编码", en: "Code"},
  edition: {zh: "版本", en: "Edition"},
  others: {zh: "其他", en: "others"},
  "others-of": {zh: "其他{{count}}项", en: "others: {{count}}"},
  unmapped: {zh: "未接受", en: "Not accepted"},
  "none-accepted": {
    zh: "还没有接受的名称；在待办清单中接受后，这里就有图。",
    en: "No name is accepted yet. Accept some in the work list and a chart appears here.",
  },

  coverage: {zh: "进度", en: "Coverage"},
  "coverage-why": {
    zh: "每天结束时已定的名称与检查量所占的份额",
    en: "Share of names and of examinations settled at the end of each day",
  },
  "coverage-none": {zh: "还没有变化可看。", en: "Nothing has changed yet."},
  "rows-done": {zh: "已定名称", en: "Names settled"},
  rows: {zh: "全部名称", en: "All names"},
  "volume-done": {zh: "已定检查量", en: "Examinations settled"},
  volume: {zh: "全部检查量", en: "All examinations"},
  "names-share": {zh: "名称{{share}}", en: "names {{share}}"},
  "volume-share": {zh: "检查量{{share}}", en: "examinations {{share}}"},

  "heat-map": {zh: "部位×扫描方式", en: "Site by scan method"},
  "heat-map-why": {zh: "颜色越深，数量越大（对数）", en: "Darker means more (logarithmic scale)"},
  "none-there": {zh: "没有", en: "none"},

  "names-per-item": {zh: "每个项目的名称数", en: "Names per item"},
  "names-per-item-why": {
    zh: "写法最多的项目；点开看它的各行",
    en: "Items with the most spellings; open one to see its rows",
  },

  treemap: {zh: "检查量分布", en: "Examinations by item"},
  "treemap-why": {
    zh: "面积为检查量；按设备类型、部位、项目；点开看各行",
    en: "Areas are examinations, by modality, site and item; open one to see its rows",
  },

  agreement: {zh: "一致性", en: "Agreement"},
  "agreement-why": {
    zh: "双人盲审中两人相同的份额，及Cohen's kappa",
    en: "Share of rows on which two people agree, with Cohen's kappa",
  },
  "agreement-none": {
    zh: "还没有两人都判断过的双人盲审。",
    en: "There is no blind round yet that two people worked on.",
  },
  "agreement-right": {zh: "查看一致性需要复核权限。", en: "To see agreement one needs the right to review."},
  round: {zh: "轮次", en: "Round"},
  whole: {zh: "整体", en: "Whole"},
  facet: {zh: "要素", en: "Facet"},
  compared: {zh: "两人都做的行", en: "Rows of both"},
  same: {zh: "相同", en: "Same"},
  kappa: {zh: "kappa值", en: "kappa"},
  "same-of": {zh: "{{same}} / {{rows}}行相同", en: "same: {{same}} of {{rows}} rows"},
})
