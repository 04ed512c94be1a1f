import {Button, Group, Stack} from "@mantine/core"
import {useEffect} from "react"
import {useAct, useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Dialog} from "../look/dialog.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {EffectView, Outcome} from "./effect-view.tsx"
import {useWordDeed} from "./use-word-deed.ts"
import {wordTexts} from "./word-texts.ts"

type Known = ReplyOf<"words.list">

/** A word that is to be withdrawn, or taken over from others of the group. */
export type Deed =
  | {readonly kind: "withdraw"; readonly word: Known["items"][number]}
  | {readonly kind: "adopt"; readonly word: Known["offered"][number]}

interface WordDialogProps {
  readonly institution: string
  readonly deed: Deed
  readonly onClose: () => void
}

/** What withdrawing a word or taking one over changes, before it is done; then how far reading again is. */
export function WordDialog({institution, deed, onClose}: WordDialogProps) {
  const say = useTexts(wordTexts)
  const job = useWordDeed()
  const {word} = deed.word
  const {effect, act, isDone, error, isPending} = useDeed(institution, deed, job.follow)
  return (
    <Dialog title={say(`${deed.kind}-title`, {word})} onClose={onClose} size="lg">
      <Stack gap="sm">
        {error !== null && <Problem error={error} />}
        {isDone ? (
          <Outcome deed={job} word={word} isWithdrawn={deed.kind === "withdraw"} />
        ) : effect ? (
          <EffectView word={word} effect={effect} />
        ) : (
          error === null && <Waiting lines={5} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say(isDone ? "close" : "cancel")}
          </Button>
          {!isDone && effect && (
            <Button data-autofocus loading={isPending} onClick={act}>
              {say(deed.kind === "withdraw" ? "withdraw-go" : "teach")}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

function useDeed(
  institution: string,
  {kind, word}: Deed,
  follow: ReturnType<typeof useWordDeed>["follow"],
): {
  readonly effect: ReplyOf<"words.preview"> | undefined
  readonly act: () => void
  readonly isDone: boolean
  readonly error: unknown
  readonly isPending: boolean
} {
  const withdraws = kind === "withdraw"
  const id = withdraws ? word.id : ""
  const loss = useReply("words.preview-withdrawal", {params: {institution, word: id}}, {when: withdraws})
  const preview = useAct("words.preview")
  const teach = useAct("words.teach")
  const withdraw = useAct("words.withdraw")
  const asked = {
    text: word.word,
    kind: word.kind,
    value: word.value,
    ...(word.family !== null && {family: word.family}),
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once
  useEffect(() => {
    if (!withdraws) preview.mutate({params: {institution}, body: asked})
  }, [])
  const then = {onSuccess: ({job}: ReplyOf<"words.teach">) => follow(job)}
  return {
    effect: withdraws ? loss.data : preview.data,
    act: () => {
      if (withdraws) withdraw.mutate({params: {institution, word: id}, body: {}}, then)
      else {
        const [from] = word.institutions
        teach.mutate({params: {institution}, body: {...asked, ...(from && {from: from.id})}}, then)
      }
    },
    isDone: withdraws ? withdraw.isSuccess : teach.isSuccess,
    error: loss.error ?? preview.error ?? teach.error ?? withdraw.error,
    isPending: teach.isPending || withdraw.isPending,
  }
}
