export {type Concept, conceptsOf, readConcepts} from "./concept.ts"
export {type ProtocolField, protocolFields} from "./protocol-fields.ts"
