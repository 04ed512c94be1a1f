import {useState} from "react"
import {useAct} from "../api/reply.ts"
import {useAddress} from "../look/in-address.ts"
import {fileName, isThere, type Preview, type Reading, type Said} from "./import.ts"
import type {Place} from "./place.ts"

/** A file, and how it is read. */
export interface ChosenFile {
  readonly file: File
  readonly reading: Reading
}

/** A file on its way into a catalogue: what was chosen, `seen` before it is taken, `done` once it is; `gone` is the name of one that was moved away. */
export function useImport(place: Place) {
  const {institution, catalogue} = place
  const params = {institution, catalogue}
  const forget = useForgetJob()
  const [chosen, setChosen] = useState<ChosenFile>()
  const [gone, setGone] = useState<string>()
  const [seen, setSeen] = useState<Preview>()
  const [done, setDone] = useState<Preview>()
  const look = useAct("catalogues.import")
  const take = useAct("catalogues.import", ["catalogues.figures", "work.list", "catalogues.coverage"])
  const taken = (preview: Preview) => {
    setDone(preview)
    setSeen(undefined)
    setChosen(undefined)
  }
  /** Look at a file; with what was said of it, take it. */
  const send = async (next: ChosenFile, said?: Said) => {
    const {file, reading} = next
    setGone(undefined)
    if (!(await isThere(file))) return setGone(file.name)
    const query = {file: fileName(file.name), ...reading}
    if (said) take.mutate({params, query: {...query, ...said, apply: true}, body: file}, {onSuccess: taken})
    else look.mutate({params, query, body: file}, {onSuccess: setSeen})
  }
  const choose = (file: File, reading: Reading = {}) => {
    const next = {file, reading}
    setChosen(next)
    if (chosen?.file !== file) {
      forget()
      setSeen(undefined)
      setDone(undefined)
      take.reset()
    }
    void send(next)
  }
  return {chosen, gone, seen, done, look, take, send, choose}
}

/** Let go of the job of the file before, which the address names. */
function useForgetJob(): () => void {
  const {chosen, choose} = useAddress()
  return () => {
    if (chosen.job !== undefined) choose({job: undefined, edition: undefined, accept: undefined}, "typing")
  }
}
