import {ActionIcon, Button, SegmentedControl, TextInput} from "@mantine/core"
import {IconX} from "@tabler/icons-react"
import {type FormEvent, useState} from "react"
import {extensionKinds} from "../../../src/api/lists.ts"
import {editionInUse} from "../api/edition.ts"
import {useAct, useReply} from "../api/reply.ts"
import {ItemName, refOf} from "../look/item-name.tsx"
import {ItemPicker} from "../look/item-picker.tsx"
import {Problem} from "../look/page.tsx"
import {useMarks} from "../texts/marks.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {aliasesOf, codeOf, type Draft, emptyDraft, isWhole, withItem} from "./extensions.ts"
import style from "./parts.module.css"
import {catalogueTexts} from "./texts.ts"

/** Register an extension or a combination; the code of an extension is checked before it is sent. */
export function ExtensionForm({institution}: {readonly institution: string}) {
  const say = useTexts(catalogueTexts)
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const put = useAct("extensions.put", ["extensions.list"])
  const code = codeOf(draft)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (code === undefined) return
    const body = {
      kind: draft.kind,
      code,
      name: draft.name.trim(),
      items: draft.items.map(refOf),
      aliases: [...aliasesOf(draft)],
    }
    put.mutate({params: {institution}, body}, {onSuccess: () => setDraft({...emptyDraft, kind: draft.kind})})
  }
  const field = (name: "suffix" | "code" | "name" | "aliases", label: string) => ({
    label,
    value: draft[name],
    onChange: (event: {currentTarget: {value: string}}) => setDraft({...draft, [name]: event.currentTarget.value}),
  })
  return (
    <form onSubmit={send} className={style.stack} noValidate>
      <div className={style.row}>
        <SegmentedControl
          aria-label={say("kind")}
          data={extensionKinds.map(kind => ({value: kind, label: say(`kind-${kind}`)}))}
          value={draft.kind}
          onChange={chosen => {
            const kind = extensionKinds.find(one => one === chosen) ?? draft.kind
            const next = {...draft, kind}
            setDraft(kind === "extension" ? {...next, items: draft.items.slice(0, 1)} : next)
          }}
        />
        <div style={{flex: "0 1 300px"}}>
          <ItemPicker
            edition={editionInUse}
            label={say("pick-item")}
            placeholder={say("pick-item")}
            onPick={item => setDraft(withItem(draft, `${editionInUse} ${item.code}`))}
          />
        </div>
        {draft.kind === "extension" ? (
          <TextInput w={100} maxLength={20} {...field("suffix", say("suffix"))} />
        ) : (
          <TextInput w={140} maxLength={100} {...field("code", say("code"))} />
        )}
        <TextInput w={220} maxLength={300} {...field("name", say("local-name"))} />
        <TextInput w={220} maxLength={2000} placeholder={say("aliases-hint")} {...field("aliases", say("aliases"))} />
        <Button type="submit" loading={put.isPending} disabled={!isWhole(draft)}>
          {say("register")}
        </Button>
      </div>
      {draft.items.map(item => (
        <span key={item} className={style.row}>
          <ItemName item={item} />
          <ActionIcon
            size="xs"
            aria-label={say("remove", {name: item})}
            onClick={() => setDraft({...draft, items: draft.items.filter(other => other !== item)})}
          >
            <IconX size={13} />
          </ActionIcon>
        </span>
      ))}
      {draft.kind === "extension" && code !== undefined && (
        <CodeCheck code={code} edition={refOf(draft.items[0] ?? "").edition} />
      )}
      {put.isError && <Problem error={put.error} />}
    </form>
  )
}

/** Whether a code holds, and if not what is wrong with it. */
function CodeCheck({code, edition}: {readonly code: string; readonly edition: string}) {
  const say = useTexts(catalogueTexts)
  const {sentences} = useMarks()
  const {language} = useLanguage()
  const {data} = useReply("codes.explain", {params: {edition}, query: {text: code}}, {keep: true})
  const issues = data?.issues ?? []
  return (
    <p className={style.said} aria-live="polite">
      {say("code-is")} <code>{code}</code>{" "}
      {data && (
        <span className={issues.length > 0 ? style.wrong : style.good}>
          {issues.length > 0 ? sentences(issues.map(issue => issue[language])) : say("code-good")}
        </span>
      )}
    </p>
  )
}
