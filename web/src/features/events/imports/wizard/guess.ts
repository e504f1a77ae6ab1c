import type { Mapping } from './import-map.ts'
import type { Head } from './read-head.ts'
import { guessedFormat } from './time-formats.ts'

type Role = 'time' | 'person' | 'event' | 'item' | 'name' | 'price' | 'quantity' | 'order_id'

/** Header words of shops' exports in English, German and Chinese, the surest first; letters and digits alone. */
const words: Record<Role, readonly RegExp[]> = {
  time: [
    /^(timestamp|createdat|orderdate|invoicedate|datetime|time|zeitstempel|bestelldatum|datumuhrzeit|下单时间|订单时间|时间|订单创建时间)$/,
    /^(date|datum|kaufdatum|rechnungsdatum|paidat|occurredat|purchasedat|日期|下单日期|订单日期|付款时间|支付时间|创建时间|购买时间)$/,
    /(timestamp|datetime|createdat|date|datum|zeit|时间|日期)/,
  ],
  person: [
    /^(distinctid|customerid|userid|personid|kundennummer|kundenid|kundennr|用户id|客户id|会员id|买家id|用户编号|客户编号|会员编号)$/,
    /^(email|emailaddress|customeremail|billingemail|email地址|mail|kundenemail|benutzer|邮箱|电子邮箱|买家邮箱|用户|客户|会员|买家|买家会员名|买家昵称|会员名)$/,
    /(customer|kunde|userid|buyer|email|客户|用户|会员|买家)/,
  ],
  event: [/^(event|eventname|eventtype|ereignis|aktion|action|事件|事件名|事件名称|行为|行为类型)$/],
  item: [
    /^(lineitemsku|sku|item|itemid|productid|stockcode|articlenumber|artikelnummer|artikelnr|produktid|商品id|商品编号|商品编码|货号|商品sku|宝贝id)$/,
    /^(asin|variantsku|itemsku|ean|artikel|produkt|product|商品|宝贝|产品|产品编号)$/,
    /(sku|productid|itemid|artikelnr|商品编码|商品id)/,
  ],
  name: [
    /^(lineitemname|itemname|productname|producttitle|title|description|artikelname|artikelbezeichnung|bezeichnung|produktname|商品名称|商品名|商品标题|宝贝标题|产品名称)$/,
    /(productname|itemname|bezeichnung|商品名|标题)/,
  ],
  price: [
    /^(lineitemprice|price|unitprice|itemprice|itemcost|preis|einzelpreis|stückpreis|stueckpreis|单价|价格|商品单价|商品价格|售价)$/,
    /(unitprice|itemprice|einzelpreis|单价|价格)/,
    /^(amount|betrag|total|linetotal|金额|实付金额)$/,
  ],
  quantity: [
    /^(lineitemquantity|quantity|qty|itemquantity|menge|anzahl|stück|数量|购买数量|商品数量|件数)$/,
    /(quantity|qty|menge|anzahl|数量)/,
  ],
  order_id: [
    /^(orderid|ordernumber|orderno|invoiceno|invoicenumber|bestellnummer|bestellnr|auftragsnummer|rechnungsnummer|订单号|订单编号|订单id|单号)$/,
    /^(order|invoice|basketid|transactionid|bestellung|交易号|流水号)$/,
    /(orderid|ordernumber|bestellnr|订单号|订单编号)/,
  ],
}

const plain = (header: string) => header.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** What each column most likely is. Shopify writes an order's number under `Name`, beside `Lineitem` columns. */
export function guess({ columns, samples }: Head, zone: string): Mapping {
  const taken = new Set<string>()
  const find = (role: Role) => {
    for (const pattern of words[role]) {
      const found = columns.find((column) => !taken.has(column) && pattern.test(plain(column)))
      if (found === undefined) continue
      taken.add(found)
      return found
    }
    return ''
  }
  const shopify = columns.includes('Name') && columns.some((column) => column.startsWith('Lineitem'))
  if (shopify) taken.add('Name')
  // Surest words first: an order's number holds `order` as its date does.
  const event = find('event')
  const order_id = shopify ? 'Name' : find('order_id')
  const [time, person, quantity, price, item, title] = (
    ['time', 'person', 'quantity', 'price', 'item', 'name'] as const
  ).map(find)
  const numbers = [price, quantity].flatMap((column) => samples[column] ?? [])
  const properties_in = columns.find((column) => plain(column) === 'properties' && samples[column]?.[0] === '{}') ?? ''
  return {
    time,
    format: guessedFormat(samples[time] ?? []),
    zone,
    person,
    event,
    event_name: 'item_purchased',
    item: item || title,
    name: item ? title : '',
    price,
    quantity,
    order_id,
    properties_in,
    decimal: numbers.some((text) => /\d,\d{1,2}\D*$/.test(text) && !/,\d+\./.test(text)) ? ',' : '.',
    returns: (samples[quantity] ?? []).some((text) => /^[-\u2212]/.test(text)),
    others: true,
  }
}
