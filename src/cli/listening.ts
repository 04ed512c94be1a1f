import {refuse} from "./issues.ts"

export interface CertificateOptions {
  readonly "tls-cert"?: string
  readonly "tls-key"?: string
}

/** @throws Refusal `option.value` for what is no address of pages */
export function checkOrigin(text: string): void {
  const {protocol, search, hash} = URL.parse(text) ?? {protocol: "", search: "", hash: ""}
  if (!/^https?:$/.test(protocol) || search !== "" || hash !== "")
    throw refuse("option.value", {
      option: "origin",
      value: text,
      known: "https://names.example.org, https://intranet.example/zm/",
    })
}

/** Both or none. Throws the Refusal `call.option-missing` for the one alone. */
export function certificateOf(
  command: string,
  {"tls-cert": cert, "tls-key": key}: CertificateOptions,
): {readonly cert: string; readonly key: string} | undefined {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined) throw refuse("call.option-missing", {command, option: "tls-cert"})
  if (key === undefined) throw refuse("call.option-missing", {command, option: "tls-key"})
  return {cert, key}
}

/** @throws Refusal `option.value` */
export function portOf(text: string): number {
  const port = Number(text)
  if (text.trim() === "" || !Number.isInteger(port) || port < 0 || port > 65535)
    throw refuse("option.value", {option: "port", value: text, known: "0 … 65535"})
  return port
}
