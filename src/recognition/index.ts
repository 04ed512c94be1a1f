export {buildLexicon, type Lexicon} from "./lexicon.ts"
export {type Account, type Answer, type Recognition, recognise, type Status} from "./recognise.ts"
