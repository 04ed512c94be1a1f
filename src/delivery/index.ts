export {examineBeside} from "./beside.ts"
export {examine} from "./doctor.ts"
export type {Finding} from "./finding.ts"
export {checkDelivered, hashOf, manifestFile, programFolder, readManifest, writeManifest} from "./manifest.ts"
