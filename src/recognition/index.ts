export {buildLexicon, type Lexicon} from "./lexicon.ts"
export {readModality} from "./modality.ts"
export {type Account, type Answer, type Recognition, recognise} from "./recognise.ts"
export {type Flag, flagTexts, type Kind, kindTexts, type Status, statusTexts} from "./texts.ts"
