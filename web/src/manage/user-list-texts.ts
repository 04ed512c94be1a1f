import {defineTexts} from "../texts/table.ts"

export const userListTexts = defineTexts("user-list", {
  title: {zh: "按名单添加用户", en: "Add users of a list"},
  why: {
    zh: "CSV或XLSX，每行一人：用户名、姓名，以及邮箱、角色、机构（代码或名称）。先预览，再添加。",
    en: "CSV or XLSX, a row for each: login and name, and e-mail, role, institution (its code or name). You see them first.",
  },
  "why-staff": {
    zh: "CSV或XLSX，每行一人：用户名、姓名、在本机构的角色，以及邮箱。先预览，再添加。",
    en: "CSV or XLSX, a row for each: login, name, the role here, and e-mail. You see them first.",
  },
  template: {zh: "下载模板", en: "Download the template"},
  drop: {zh: "用户名单", en: "List of users"},
  hint: {zh: "XLSX、CSV或TSV，至多500行", en: "XLSX, CSV or TSV, 500 rows at most"},
  "to-add": {zh: "将添加{{n}}位用户", en: "{{n}} users will be added"},
  refused: {zh: "{{n}}行不能添加", en: "{{n}} rows can't be added"},
  "refused-save": {zh: "下载这{{n}}行及原因", en: "Download these {{n}} rows with the reasons"},
  "refused-file": {zh: "未添加的用户", en: "users-refused"},
  "refused-why": {zh: "问题", en: "Problem"},
  "refused-hint": {zh: "改好后可再次放到这里。", en: "Mended, the file can be put here again."},
  add: {zh: "添加{{n}}位用户", en: "Add {{n}} users"},
  "add-sound": {zh: "只添加其余{{n}}位", en: "Add the other {{n}}"},
  nobody: {zh: "名单中没有可添加的人。", en: "Nobody of the list can be added."},
  added: {zh: "已添加{{n}}位用户", en: "{{n}} users were added"},
  once: {
    zh: "这些初始密码只显示这一次：请下载后安全地分别转交本人；首次登录时须改为自己的密码。",
    en: "These first passwords are shown this once: download them and hand each over safely; users choose their own when they first sign in.",
  },
  save: {zh: "下载用户名与初始密码", en: "Download logins and first passwords"},
  "save-file": {zh: "初始密码", en: "first-passwords"},
  password: {zh: "初始密码", en: "First password"},
  institution: {zh: "机构", en: "Institution"},
})
