export {buildServer, run} from "./http.ts"
