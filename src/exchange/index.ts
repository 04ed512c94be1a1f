export {type Concept, conceptsOf, readConcepts} from "./concept.ts"
export {protocolFields} from "./protocol-fields.ts"
