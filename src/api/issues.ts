import {texts as catalogue} from "../catalogue/issues.ts"
import {texts as delivery} from "../delivery/issues.ts"
import {texts as evaluation} from "../evaluation/issues.ts"
import {texts as exchange} from "../exchange/issues.ts"
import {texts as people} from "../people/issues.ts"
import {texts as recognition} from "../recognition/issues.ts"
import {texts as shelf} from "../shelf/issues.ts"
import {texts as standard} from "../standard/issues.ts"
import {texts as store} from "../store/issues.ts"
import {texts as tables} from "../tables/issues.ts"

/** The issues of every room below the edges; an edge adds its own. */
export const roomTexts = {
  ...tables,
  ...standard,
  ...recognition,
  ...exchange,
  ...shelf,
  ...exchange,
  ...evaluation,
  ...store,
  ...catalogue,
  ...people,
  ...delivery,
}
