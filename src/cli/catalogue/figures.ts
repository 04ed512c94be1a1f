import {figuresOf} from "../../catalogue/index.ts"
import {rowStates, stateTexts} from "../../store/lists.ts"
import {language, print} from "../output.ts"
import {type Place, say} from "./place.ts"

/** How far a catalogue is, and what is left for the next marks. */
export async function tellFigures({store, catalogue}: Pick<Place, "store" | "catalogue">): Promise<void> {
  const {rows, rowsDone, volume, volumeDone, left, states} = await figuresOf(store.db, catalogue.id)
  const percent = (part: number, whole: number) => `${whole === 0 ? 100 : Math.floor((1000 * part) / whole) / 10} %`
  await say(
    `名称${rowsDone}/${rows}（${percent(rowsDone, rows)}），检查${volumeDone}/${volume}（${percent(volumeDone, volume)}）`,
    `names ${rowsDone}/${rows} (${percent(rowsDone, rows)}), examinations ${volumeDone}/${volume} (${percent(volumeDone, volume)})`,
  )
  await print(
    `${rowStates
      .flatMap(state => (states[state] ? [`${stateTexts[state][language]} ${states[state]}`] : []))
      .join(language === "zh" ? "，" : ", ")}\n`,
  )
  for (const {share, names, clicks} of left)
    await say(
      `达到${share * 100}%还需：${names}个名称，合并后${clicks}次`,
      `left for ${share * 100} %: ${names} names, ${clicks} clicks where what reads alike is decided as one`,
    )
}
