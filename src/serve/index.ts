export {standardJobs} from "./jobs/standard.ts"
export {type ServeOptions, serve} from "./run.ts"
export {startWorker} from "./work.ts"
