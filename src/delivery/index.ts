export {checkDelivered, type Delivered, hashOf, manifestFile, readManifest, writeManifest} from "./manifest.ts"
