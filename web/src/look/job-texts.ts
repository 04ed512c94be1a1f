import {defineTexts} from "../texts/table.ts"

/** Texts of a job that goes on. */
export const jobTexts = defineTexts("job", {
  waiting: {zh: "排队中", en: "Waiting for its turn"},
  running: {zh: "进行中", en: "Going on"},
  done: {zh: "已完成", en: "Done"},
  failed: {zh: "未能完成", en: "It failed"},
  stopped: {zh: "已停止；做完的部分保留", en: "Stopped; what was done stays"},
  progress: {zh: "已做{{done}} / {{total}}", en: "{{done}} of {{total}}"},
  stop: {zh: "停止", en: "Stop"},
  away: {zh: "进度暂时收不到，任务仍在服务器上进行。", en: "No news of it just now; it goes on at the server."},
  missing: {zh: "没有这个任务，或者不是您的。", en: "There is no such job, or it is not yours."},
})
