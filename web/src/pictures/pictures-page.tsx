import {Page} from "../look/page.tsx"

export function PicturesPage() {
  return <Page title="PicturesPage">…</Page>
}
