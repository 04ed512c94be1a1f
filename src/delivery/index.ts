export {checkDelivered, hashOf, manifestFile, readManifest, writeManifest} from "./manifest.ts"
