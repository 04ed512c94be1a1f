import {Worker} from "node:worker_threads"
import type {Patient} from "./doctor.ts"
import type {Finding} from "./finding.ts"

/** Examine in a thread of its own, beside a server's work. It keeps no process from its end. */
export const examineBeside = (patient: Patient): Promise<readonly Finding[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./thread.ts", import.meta.url), {workerData: patient})
    worker.once("message", resolve)
    worker.once("error", reject)
    worker.once("exit", code => reject(new Error(`the examination ended with ${code}`)))
    worker.unref()
  })
