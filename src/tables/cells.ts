/** What a cell looks like, by its text alone. */
export type Look = "empty" | "data" | "prose" | "label"

/**
 * Tell a header's cell from data and from prose. Remarks in brackets don't
 * count: `名称（必填，与HIS一致）` is a label.
 *
 * @example lookOf("填报单位：某某医院") // "prose"
 */
export function lookOf(cell: string): Look {
  const text = cell.normalize("NFKC").replace(/\s+/g, " ").trim()
  if (text === "") return "empty"
  if (isData(text)) return "data"
  const bare = text.length > longestText ? text : text.replace(/\([^()]*\)|\[[^[\]]*\]/g, " ").trim()
  return isProse(bare) ? "prose" : "label"
}

const longestText = 200
const longestLabel = 24 // characters of Chinese, which needs no more for any header seen
const mostWords = 6

/** Numbers, dates, codes of digits, `CT001`, amounts. */
const isData = (text: string): boolean =>
  text.length <= longestText &&
  (/^[-+¥$€]?\d[\d.,\s%/:-]*(元|例|次|%)?$/.test(text) ||
    /^[a-z]{0,4}[-_.]?\d{2,}[-_.\da-z]*$/i.test(text) ||
    /^(\d{2,4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?|null|nan|-+|\/)$/i.test(text))

/** Sentences, notes (`单位:元`), and whatever is longer than a header. */
function isProse(text: string): boolean {
  if (/[;。!?]|\. \S|:\s*\S|^(注|备注|说明)\s*:|^sep=.$/i.test(text)) return true
  if (/[,、]/.test(text) && text.length > longestList) return true
  const isChinese = /\p{Script=Han}/u.test(text)
  return isChinese ? text.length > longestLabel : text.length > longestWords || text.split(" ").length > mostWords
}

const longestList = 14 // `检查部位,检查方法` is a header
const longestWords = 60
