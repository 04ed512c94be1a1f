import {isMisplaced, openAsItIs, openReplica, type Where} from "../store/index.ts"
import {advice, type Finding, fault, fine, issueWords} from "./finding.ts"

/** How the replica stands that a server reads from. A server reads the store itself where it cannot be read, so that most faults are for advice. */
export async function lookAtReplica(where: Where, url: string): Promise<readonly Finding[]> {
  const {store} = await openAsItIs(where)
  const replica = openReplica(url, store, {waitMs: 5000})
  try {
    const state = await replica.look()
    if ("behindMs" in state) {
      const seconds = (state.behindMs / 1000).toFixed(1)
      const words = {
        zh: `只读副本${replica.shown}：最多落后${seconds}秒`,
        en: `Replica ${replica.shown}: ${seconds} s behind at most`,
      }
      return [fine("replica", words)]
    }
    const remedy = {
      zh: "核对--replica的地址，以及从库是否在跟随主库（pg_stat_wal_receiver）；其间读主库",
      en: "Check the address of --replica, and that it follows the database (pg_stat_wal_receiver); meanwhile that one is read",
    }
    return [(isMisplaced(state.why) ? fault : advice)("replica", issueWords(state.why.issue), remedy)]
  } finally {
    await replica.close()
    await store.close()
  }
}
