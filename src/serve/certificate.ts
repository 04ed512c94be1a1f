import {X509Certificate} from "node:crypto"
import {readFileSync} from "node:fs"
import {createSecureContext} from "node:tls"
import {systemCodeOf} from "../tables/index.ts"
import {refuse} from "./issues.ts"

/** Files in PEM: the certificate with those that vouch for it, and its key. */
export interface CertificateFiles {
  readonly cert: string
  readonly key: string
}

/** A certificate and its key, which fit each other. */
export interface Certificate {
  readonly cert: Buffer
  readonly key: Buffer
}

/** @throws Refusal `server.certificate-file`, `server.certificate` */
export function readCertificate({cert, key}: CertificateFiles, now: number): Certificate {
  const found = {cert: read(cert), key: read(key)}
  try {
    createSecureContext(found)
  } catch (error) {
    const {code = ""} = error as {code?: string}
    throw refuse("server.certificate", {cert, key, fault: code.includes("MISMATCH") ? "mismatch" : "unread"})
  }
  const {validToDate} = new X509Certificate(found.cert)
  if (validToDate.getTime() < now) throw refuse("server.certificate", {cert, key, fault: "expired"})
  return found
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw refuse("server.certificate-file", {path, reason: systemCodeOf(error)})
  }
}

const usualMs = 5000

/**
 * Look every few seconds whether the files hold another certificate than the
 * one that is shown, since when that was read. What cannot be taken, as while
 * they are being replaced, is told once, and what was shown before stays.
 *
 * @returns how to end it
 */
export function watchCertificate(
  {files, shown}: {readonly files: CertificateFiles; readonly shown: Certificate},
  take: (certificate: Certificate) => void,
  tell: (error: unknown) => void,
  everyMs = usualMs,
): () => void {
  let last = textOf(shown)
  const timer = setInterval(() => {
    const now = textIn(files)
    if (now === last) return
    last = now
    try {
      take(readCertificate(files, Date.now()))
    } catch (error) {
      tell(error)
    }
  }, everyMs).unref()
  return () => clearInterval(timer)
}

const textOf = ({cert, key}: Certificate): string => `${cert}\n${key}`

/** What the files hold, or why they cannot be read. */
function textIn({cert, key}: CertificateFiles): string {
  try {
    return textOf({cert: readFileSync(cert), key: readFileSync(key)})
  } catch (error) {
    return String(error)
  }
}
