import {convertTable} from "../convert/index.ts"
import {openFolderShelf} from "../shelf/index.ts"
import {issueText} from "./issue-text.ts"
import {refuse} from "./issues.ts"
import {atPlace, count, language, print, probability, statusLine} from "./output.ts"
import {startProgress} from "./progress.ts"
import {sameFile} from "./same-file.ts"
import {usualEdition} from "./usual-edition.ts"

interface Options {
  readonly out: string
  readonly column?: string
  readonly edition: string
  readonly accept: string
  readonly resume?: string
  readonly candidates?: string
}

/** A table in, the same table out with what each name was read as. */
export async function run(file: string, options: Options): Promise<void> {
  const accept = probability("accept", options.accept)
  const candidates = options.candidates === undefined ? 0 : count("candidates", options.candidates)
  if (sameFile(file, options.out)) throw refuse("file.same", {path: file, option: "out"})
  const progress = startProgress(process.stderr)
  const ended = untilInterrupted()
  const {rows, counts, read, issues} = await convertTable(file, options.out, {
    shelf: openFolderShelf(),
    edition: options.edition,
    usual: usualEdition,
    accept,
    candidates,
    language,
    ...(options.column !== undefined && {column: options.column}),
    ...(options.resume && {resume: `${options.out}.resume`}),
    progress: progress.update,
    interrupted: ended.interrupted,
  }).finally(() => {
    progress.end()
    ended.release()
  })
  for (const found of issues) process.stderr.write(`${atPlace(found)}${issueText(found, language)}\n`)
  process.stderr.write(`${language === "zh" ? "读取的列" : "columns read"}: ${read.join(", ")}\n`)
  await print(`${options.out}: ${rows} ${language === "zh" ? "行" : "rows"}; ${statusLine(counts)}\n`)
}

/** Ctrl-C and an end asked for become a refusal, so that what is half written is taken away. */
function untilInterrupted(): {readonly interrupted: Promise<never>; release(): void} {
  let stop: () => void = () => {}
  const interrupted = new Promise<never>((_, reject) => {
    stop = () => reject(refuse("convert.interrupted", {}))
  })
  interrupted.catch(() => {})
  process.on("SIGINT", stop).on("SIGTERM", stop)
  return {interrupted, release: () => void process.off("SIGINT", stop).off("SIGTERM", stop)}
}
