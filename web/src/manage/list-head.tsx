import {Checkbox, Group, Text, TextInput} from "@mantine/core"
import {IconSearch} from "@tabler/icons-react"
import {useComposing} from "../look/composing.ts"
import {useAddress} from "../look/in-address.ts"
import {useTexts} from "../texts/table.ts"
import {manageTexts} from "./texts.ts"

interface ListHeadProps {
  readonly hint: string
  /** What is out of use and shown only when it is asked for: its name in the address, and in words. */
  readonly besides: "retired" | "disabled"
  readonly besidesWord: string
  readonly shown: number
  readonly all: number
}

/** Above a list of those that manage: what is searched for, whether what is out of use shows too, how many there are. */
export function ListHead({hint, besides, besidesWord, shown, all}: ListHeadProps) {
  const say = useTexts(manageTexts)
  const {chosen, choose} = useAddress()
  return (
    <Group gap="sm" mb={8}>
      <TextInput
        aria-label={say("search")}
        placeholder={hint}
        leftSection={<IconSearch size={14} />}
        w={280}
        {...useComposing<HTMLInputElement>(chosen.q ?? "", q => choose({q}, "typing"))}
      />
      <Checkbox
        label={besidesWord}
        checked={chosen[besides] !== undefined}
        onChange={event => choose({[besides]: event.currentTarget.checked ? "1" : undefined}, "typing")}
      />
      <Text c="dimmed" size="sm" ml="auto" aria-live="polite">
        {say("shown", {shown, all})}
      </Text>
    </Group>
  )
}
