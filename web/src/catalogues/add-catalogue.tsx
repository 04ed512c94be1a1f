import {Button, Group, TextInput} from "@mantine/core"
import {type FormEvent, useState} from "react"
import {useAct} from "../api/reply.ts"
import {Problem} from "../look/page.tsx"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"
import {catalogueTexts} from "./texts.ts"

/** A new catalogue of an institution: its name. */
export function AddCatalogue({institution, done}: {readonly institution: string; readonly done: () => void}) {
  const say = useTexts(catalogueTexts)
  const look = useTexts(lookTexts)
  const [name, setName] = useState("")
  const add = useAct("catalogues.add", ["catalogues.list"])
  const send = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({params: {institution}, body: {name: name.trim()}}, {onSuccess: done})
  }
  return (
    <form noValidate onSubmit={send}>
      <Group gap="xs" py={4}>
        <TextInput
          w={300}
          required
          autoFocus
          maxLength={200}
          aria-label={say("add-name")}
          placeholder={say("add-name")}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          onKeyDown={event => event.key === "Escape" && done()}
        />
        <Button type="submit" loading={add.isPending} disabled={name.trim() === ""}>
          {say("add-go")}
        </Button>
        <Button variant="subtle" color="gray" onClick={done}>
          {look("cancel")}
        </Button>
      </Group>
      {add.isError && <Problem error={add.error} />}
    </form>
  )
}
