import {parseArgs} from "node:util"
import type {Refusal} from "../issue/index.ts"
import {refuse} from "./issues.ts"

/** An option that takes a value, or with `flag` none: its value is then `yes`. */
interface Option {
  /** What the value or the flag is, in words. */
  readonly value: string
  readonly flag?: true
  readonly default?: string
  readonly required?: boolean
}

/** One command: how it is called and where it lives. Its file is loaded only when it runs. */
export interface Command {
  readonly name: string
  /** Words after the name; one that ends in `...` takes all that are left. */
  readonly words: readonly string[]
  readonly zh: string
  readonly en: string
  readonly options: Readonly<Record<string, Option>>
  readonly example: string
  /** A module whose `run` takes the words in order, then the options. */
  readonly load: () => Promise<{run: unknown}>
}

/** Words and options of a call, defaults filled in. */
interface Call {
  readonly words: readonly (string | readonly string[])[]
  readonly options: Readonly<Record<string, string>>
  readonly help: boolean
}

/**
 * Read the words and options of a call.
 *
 * @throws Refusal `call.option`, `call.option-missing`, `call.option-value`, `call.word-missing`, `call.word-more`
 */
export function readCall(command: Command, args: readonly string[]): Call {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, {flag}]) => [name, {type: flag ? "boolean" : "string"} as const]),
  )
  const parsed = parse(command, args, options)
  const given: Readonly<Record<string, unknown>> = parsed.values
  const values: Record<string, string> = {}
  const help = given.help === true
  for (const [name, option] of Object.entries(command.options)) {
    const value = given[name] ?? option.default
    if (typeof value === "string") values[name] = value
    else if (value === true) values[name] = "yes"
    else if (option.required && !help) throw refuse("call.option-missing", {command: command.name, option: name})
  }
  return {words: help ? [] : wordsOf(command, parsed.positionals), options: values, help}
}

function parse(command: Command, args: readonly string[], options: Record<string, {type: "string" | "boolean"}>) {
  try {
    return parseArgs({
      args: [...args],
      options: {...options, help: {type: "boolean", short: "h"}},
      allowPositionals: true,
    })
  } catch (error) {
    throw wrongCall(command, error)
  }
}

/** What `parseArgs` says is English; its code and the option in its words are all that is taken. */
function wrongCall({name: command, options}: Command, error: unknown): Refusal {
  const {code, message} = error as NodeJS.ErrnoException
  const option = /'(-[^' ]*)/.exec(message)?.[1]
  if (option === undefined) return refuse("call.wrong", {command})
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return refuse("call.option-value", {command, option})
  const known = Object.keys(options).map(name => `--${name}`)
  return refuse("call.option", {command, option, known: known.join(", ")})
}

function wordsOf(command: Command, given: readonly string[]): readonly (string | readonly string[])[] {
  const rest = command.words.at(-1)?.endsWith("...") ?? false
  const missing = command.words[given.length]
  if (missing !== undefined) throw refuse("call.word-missing", {command: command.name, word: missing})
  if (rest) return [...given.slice(0, command.words.length - 1), given.slice(command.words.length - 1)]
  const extra = given[command.words.length]
  if (extra !== undefined) throw refuse("call.word-more", {command: command.name, word: extra})
  return given
}

/** Help of one command: call, options, example. */
export function helpOf(command: Command): string {
  const words = command.words.map(word => ` <${word}>`).join("")
  const options = Object.entries(command.options).map(([name, option]) => {
    const note = option.required ? " (required)" : option.default === undefined ? "" : ` (${option.default})`
    return `  ${`--${name}`.padEnd(14)} ${option.value}${note}`
  })
  return [
    `zhengming ${command.name}${words} [options]`,
    `  ${command.zh}`,
    `  ${command.en}`,
    "",
    ...options,
    "",
    `  ${command.example}`,
    "",
  ].join("\n")
}

/** The list of commands. */
export function overview(commands: readonly Command[]): string {
  const lines = commands.map(command => `  ${command.name.padEnd(10)} ${command.zh} / ${command.en}`)
  return `正名：医学影像检查项目名称与编码 / names and codes of medical imaging examinations\n\n${lines.join("\n")}\n\nzhengming COMMAND --help\n`
}
