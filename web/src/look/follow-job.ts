import {useEffect, useRef, useState} from "react"
import {becomeAway} from "../api/away.ts"
import {isAway, type ReplyOf, server} from "../api/server.ts"

export type Job = ReplyOf<"jobs.get">

/** A job as it goes on; `away` while nothing is heard of it, `missing` where the server knows no such job. */
export interface Followed {
  readonly job?: Job
  readonly away?: boolean
  readonly missing?: boolean
}

const againMs = 2000

/**
 * Follow a job until it ends, over restarts of the server too.
 *
 * @param ended told once, when it has ended
 */
export function useJob(id: string | undefined, ended?: (job: Job) => void): Followed {
  const [followed, setFollowed] = useState<Followed & {readonly id?: string}>({})
  const tell = useRef(ended)
  tell.current = ended
  useEffect(() => {
    if (id === undefined) return
    const stop = new AbortController()
    void follow(id, stop.signal, news => {
      setFollowed(before => ({...(before.id === id && before), ...news, id}))
      if (news.job?.ended) tell.current?.(news.job)
    })
    return () => stop.abort()
  }, [id])
  return followed.id === id ? followed : {}
}

async function follow(job: string, signal: AbortSignal, tell: (news: Followed) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const now of server.events("jobs.events", {params: {job}, signal})) {
        if (signal.aborted) return
        tell({job: now, away: false})
        if (now.ended !== null) return
      }
    } catch (error) {
      if (signal.aborted) return
      if (!isAway(error) && isGone(error)) return tell({missing: true})
      if (isAway(error)) becomeAway()
      tell({away: true})
    }
    await new Promise(resolve => setTimeout(resolve, againMs))
  }
}

const isGone = (error: unknown): boolean =>
  (error as {problem?: {status?: number}}).problem?.status === 404 ||
  (error as {problem?: {status?: number}}).problem?.status === 403
