/** Legal forms, by the family of law they belong to: a form may be written in many ways. A family a line. */
const FAMILIES = [
  // Liability limited to the shares, not traded.
  `llc ooo ооо тов тоо оод gmbh mbh ltd limited sarl srl pt sl bv lda ltda pte pty pvt spzoo kft doo zoo sro sia uab
   aps sti fze fzco fzc wll sdn dmcc yk gk eurl sprl bvba sas ca spr srls sagl ehf hf oue lllc mchj mmc eood ug ехк ххк тдх
      tnhh spol soo soe llcs dwc`,
  'inc incorporated corp corporation co company compan cia coy sharika sharikat sherkat shirkat firma plc comp',
  `ag sa nv jsc ojsc oao ао оао зао пао пат ат ad ад ao pjsc pao zao cjsc spa ab as asa oyj oy tbk aktiengesellschaft akg
   berhad bhd sab kk sc gup fgup fgbu гуп фгуп мупп муп sae saoc saog qsc psc ead zrt sapi sal pjs psjc bsc bscc kscc ksc kpsc sicav aktsionernoe nyrt abp kscp jscb
   oaoo qpsc pjscb esa spolka pc`,
  'lp llp lllp hb kb sk partnership kg cv scs sca snc ohg gbr kgaa ev ud lp',
]

/** The family of the words that any company may call itself by. */
export const ANY_COMPANY = 1

export const LEGAL_FORMS: ReadonlyMap<string, number> = new Map(
  FAMILIES.flatMap((line, family) => line.split(/\s+/).map((form) => [form, family] as const)),
)
