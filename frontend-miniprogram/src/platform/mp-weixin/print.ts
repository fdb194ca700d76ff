/** WeChat can't print: pages say to open the list at a desk. */
export const canPrint = false

export function printPage(): void {}
