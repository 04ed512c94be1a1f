import {becomeAway, onBack} from "../api/away.ts"
import {isAway, server} from "../api/server.ts"
import {Conversion, type FileEvent, type Options, type Reader} from "./conversion.ts"
import type {Reading} from "./readings.ts"

const serverReader: Reader = {
  recognise: async (names, {edition, accept, modality}, signal) => {
    const asked = modality === undefined ? [...names] : names.map(name => ({name, modality}))
    const {value} = await server.call("names.recognise", {params: {edition}, body: {names: asked, accept}, signal})
    return value.names.map(
      ({name, status, accepted, items, oneOf, flags, account}): Omit<Reading, "row"> => ({
        name,
        status,
        accepted,
        confidence: items[0]?.confidence ?? 0,
        items,
        ...(oneOf && {oneOf}),
        flags,
        account: account.map(({at, length, as, value}) => [at, length, as, value]),
      }),
    )
  },
  read: (file, options, signal) =>
    server.events("names.read", {
      params: {edition: options.edition},
      query: {...fileQuery(file, options)},
      body: file,
      signal,
    }) as AsyncIterable<FileEvent>,
  isAway,
  back: signal =>
    new Promise((resolve, reject) => {
      const end = onBack(() => {
        end()
        resolve()
      })
      signal.addEventListener("abort", () => {
        end()
        reject(signal.reason)
      })
      becomeAway()
    }),
}

/** How a file is to be read, as both routes of files ask. */
export const fileQuery = (file: File, {accept, sheet, nameColumn, modalityColumn}: Options) => ({
  file: file.name.slice(-200),
  accept,
  ...(sheet !== undefined && {sheet}),
  ...(nameColumn !== undefined && {name: nameColumn}),
  ...(modalityColumn !== undefined && {modality: modalityColumn}),
})

/** The conversion that is under way; leaving the page doesn't end it. */
export const conversion = new Conversion(serverReader)
