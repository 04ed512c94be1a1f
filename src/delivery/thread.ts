// A thread that examines, so that a server goes on answering meanwhile.
import {parentPort, workerData} from "node:worker_threads"
import {examine, type Patient} from "./doctor.ts"

parentPort?.postMessage(await examine(workerData as Patient))
