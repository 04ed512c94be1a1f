import {Button, Group, Stack, Text, TextInput} from "@mantine/core"
import {useState} from "react"
import {useAct} from "../api/reply.ts"
import {EffectView, Outcome} from "../catalogues/effect-view.tsx"
import type {Place} from "../catalogues/place.ts"
import {harmless, type Meant, TeachFields} from "../catalogues/teach-fields.tsx"
import {useWordDeed} from "../catalogues/use-word-deed.ts"
import {unreadIn} from "../catalogues/word-effect.ts"
import {wordTexts} from "../catalogues/word-texts.ts"
import {Dialog} from "../look/dialog.tsx"
import {Problem} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {chosenOf, extended, placed, type Range} from "./characters.ts"
import {editionOfRow} from "./find-edition.ts"
import {readingOf, type WorkRow} from "./row.ts"
import style from "./teach-dialog.module.css"

interface TeachDialogProps {
  readonly place: Place
  readonly row: WorkRow
  readonly onClose: () => void
  /** Rows were read again: what is shown of them is old. */
  readonly onChanged: () => void
}

/**
 * A word of the row's name and what it means: what that changes is shown first, then kept, and can be taken back.
 * What comes next has the focus: a word that was not understood is taught by `t`, a look, Enter, a look, Enter.
 */
export function TeachDialog({place, row, onClose, onChanged}: TeachDialogProps) {
  const say = useTexts(wordTexts)
  const unread = unreadIn(row.name, readingOf(row.mapping).account)
  const [text, setText] = useState(unread[0] ?? "")
  const [meant, setMeant] = useState<Meant>(() => harmless(editionOfRow([], row)))
  const [why, setWhy] = useState("")
  const deed = useWordDeed()
  const preview = useAct("words.preview")
  const teach = useAct("words.teach")
  const withdraw = useAct("words.withdraw")
  const taught = teach.data
  const close = () => {
    onClose()
    if (taught) onChanged()
  }
  const asked = {...meant, text: text.trim(), value: meant.value ?? ""}
  const params = {institution: place.institution}
  const choose = (word: string) => {
    setText(word)
    preview.reset()
    teach.reset()
  }
  const mean = (next: Meant) => {
    setMeant(next)
    preview.reset()
    teach.reset()
  }
  return (
    <Dialog title={say("title")} onClose={close} size="lg">
      <Stack gap="sm">
        <Text c="dimmed">{say("why")}</Text>
        {taught === undefined ? (
          <>
            <WordFields name={row.name} unread={unread} text={text} onChoose={choose} />
            <TeachFields meant={meant} onMean={mean} />
            <TextInput
              label={say("reason")}
              maxLength={500}
              value={why}
              onChange={event => setWhy(event.currentTarget.value)}
            />
            {(preview.isError || teach.isError) && <Problem error={teach.error ?? preview.error} />}
            {preview.data && <EffectView word={preview.data.word} effect={preview.data} />}
          </>
        ) : (
          <Outcome deed={deed} word={preview.data?.word ?? text} isWithdrawn={withdraw.isSuccess} />
        )}
        {withdraw.isError && <Problem error={withdraw.error} />}
        <Group justify="flex-end">
          <Button key={taught ? "close" : "cancel"} variant="default" autoFocus={taught !== undefined} onClick={close}>
            {say(taught ? "close" : "cancel")}
          </Button>
          {taught && !withdraw.isSuccess && (
            <Button
              variant="default"
              loading={withdraw.isPending}
              disabled={deed.busy}
              onClick={() =>
                withdraw.mutate(
                  {params: {...params, word: taught.id}, body: {}},
                  {onSuccess: ({job}) => deed.follow(job)},
                )
              }
            >
              {say("undo")}
            </Button>
          )}
          {taught === undefined && preview.data === undefined && (
            <Button
              data-autofocus={unread.length > 0 || undefined}
              loading={preview.isPending}
              disabled={asked.text === "" || meant.value === undefined}
              onClick={() => preview.mutate({params, body: asked})}
            >
              {say("preview")}
            </Button>
          )}
          {taught === undefined && preview.data && (
            <Button
              autoFocus
              loading={teach.isPending}
              onClick={() =>
                teach.mutate({params, body: {...asked, why: why.trim()}}, {onSuccess: ({job}) => deed.follow(job)})
              }
            >
              {say("teach")}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

interface WordFieldsProps {
  readonly name: string
  readonly unread: readonly string[]
  readonly text: string
  readonly onChoose: (word: string) => void
}

/** Which characters of the name: those not understood with one click, or any from the first that is clicked to the second. */
function WordFields({name, unread, text, onChoose}: WordFieldsProps) {
  const say = useTexts(wordTexts)
  return (
    <>
      <Group gap={6} role="group" aria-label={say("unread")}>
        {unread.length === 0 && <Text c="dimmed">{say("unread-none")}</Text>}
        {unread.map(word => (
          <Button
            key={word}
            variant={word === text ? "filled" : "default"}
            size="compact-sm"
            aria-pressed={word === text}
            onClick={() => onChoose(word)}
          >
            {word}
          </Button>
        ))}
      </Group>
      <Characters name={name} onChoose={onChoose} />
      <TextInput
        data-autofocus={unread.length === 0 || undefined}
        label={say("word")}
        maxLength={200}
        value={text}
        onChange={event => onChoose(event.currentTarget.value)}
      />
    </>
  )
}

function Characters({name, onChoose}: Pick<WordFieldsProps, "name" | "onChoose">) {
  const say = useTexts(wordTexts)
  const [range, setRange] = useState<Range>()
  const characters = placed(name)
  const click = (at: number) => {
    const next = extended(range, at)
    setRange(next)
    onChoose(chosenOf(characters, next).trim())
  }
  return (
    <div>
      <Text size="sm">{say("select")}</Text>
      <Group role="group" aria-label={say("select")} gap={2} className={style.characters}>
        {characters.map(({at, text}, i) => (
          <button
            key={at}
            type="button"
            aria-label={text.trim() === "" ? say("blank") : undefined}
            aria-pressed={range !== undefined && i >= range.from && i <= range.to}
            onClick={() => click(i)}
          >
            {text.trim() === "" ? "\u00a0" : text}
          </button>
        ))}
      </Group>
    </div>
  )
}
