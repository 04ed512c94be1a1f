import {Button} from "@mantine/core"
import {useMutation} from "@tanstack/react-query"
import {queries, reasonOf, replyOf} from "../api/reply.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {type Address, fromItem} from "./state.ts"
import {composeTexts} from "./texts.ts"

interface UseTermsProps {
  readonly edition: string
  readonly code: string
  readonly name: string
  readonly onUse: (address: Address) => void
}

/** Go on composing from the terms of an item. */
export function UseTerms({edition, code, name, onUse}: UseTermsProps) {
  const say = useTexts(composeTexts)
  const {language} = useLanguage()
  const use = useMutation({
    mutationFn: () => queries.fetchQuery(replyOf("items.get", {params: {edition, code}})),
    onSuccess: item => onUse(fromItem(item)),
  })
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={say("use-of", {name})}
        loading={use.isPending}
        onClick={() => use.mutate()}
      >
        {say("use")}
      </Button>
      {use.error && <span role="alert">{reasonOf(use.error, language)}</span>}
    </>
  )
}
