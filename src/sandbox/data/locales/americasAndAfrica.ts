import { parseLocale } from './locale.ts'

/** English, Spanish, Portuguese and West African names. */
export const americasAndAfrica = [
  parseLocale({
    country: 'US',
    domain: 'com',
    phone: '+1-###-555-01##',
    share: 4,
    places:
      'New York@America/New_York, Chicago@America/Chicago, Denver@America/Denver, Seattle@America/Los_Angeles, Austin@America/Chicago',
    firstNames:
      'Olivia, Liam, Grace, Noah, Hannah, Ethan, Maya, Caleb, Zoe, Marcus, Ruth, Jordan, Alice, Derek, Naomi, Victor',
    lastNames:
      'Johnson, Carter, Reed, Brooks, Hayes, Coleman, Foster, Bennett, Ward, Price, Sullivan, Jenkins, Barnes, Russell, Griffin, Hughes',
    trades: 'Partners, Logistics, Design, Health, Foods, Robotics',
  }),
  parseLocale({
    country: 'GB',
    domain: 'co.uk',
    phone: '+44 20 7946 0###',
    share: 3,
    places: 'London@Europe/London, Leeds@Europe/London, Cardiff@Europe/London, Edinburgh@Europe/London',
    firstNames:
      'Imogen, Alistair, Poppy, Callum, Freya, Rhys, Beatrice, Hamish, Florence, Gareth, Harriet, Angus, Cerys, Oscar, Nia, Rupert',
    lastNames:
      'Whitfield, MacLeod, Pritchard, Ashworth, Campbell, Llewellyn, Thorne, Kerr, Aldridge, Sinclair, Barlow, Fraser, Holloway, Morgan, Penrose, Stirling',
    trades: 'Ltd, Holdings, Surveyors, Brewing, Legal, Textiles',
  }),
  parseLocale({
    country: 'ES',
    domain: 'es',
    phone: '+34 91 555 ####',
    share: 1,
    places: 'Madrid@Europe/Madrid, Sevilla@Europe/Madrid, Bilbao@Europe/Madrid',
    firstNames:
      'Lucía, Íñigo, Begoña, Andrés, Inés, Joaquín, Rocío, Álvaro, Núria, Sebastián, Elena, Raúl, Concepción, Óscar, Pilar, Martín',
    lastNames:
      'García, Núñez, Ibáñez, Muñoz, Jiménez, Peña, Álvarez, Gómez, Ordóñez, Ríos, Sáez, Cano, Vázquez, Lozano, Mejía, Zúñiga',
    trades: 'Arquitectos, e Hijos=hijos, Consultores, Viajes, Editorial, Aceites',
  }),
  parseLocale({
    country: 'MX',
    domain: 'com.mx',
    phone: '+52 55 5550 ####',
    share: 1,
    places: 'Ciudad de México@America/Mexico_City, Guadalajara@America/Mexico_City, Tijuana@America/Tijuana',
    firstNames:
      'Ximena, Emiliano, Guadalupe, Ramón, Itzel, Héctor, Paloma, Cuauhtémoc, Marisol, Efraín, Yolanda, Gael, Citlali, Rubén, Noemí, Tadeo',
    lastNames:
      'Hernández, Ramírez, Ávila, Cárdenas, Domínguez, Fuentes, Guzmán, Huerta, Juárez, Lara, Montiel, Ochoa, Quiroz, Rosales, Téllez, Villaseñor',
    trades: 'Servicios, Maquinaria, Bienes Raíces=bienes, Cafés=cafes, Textil, Ingeniería',
  }),
  parseLocale({
    country: 'BR',
    domain: 'com.br',
    phone: '+55 11 5555-####',
    share: 2,
    places: 'São Paulo@America/Sao_Paulo, Recife@America/Recife, Manaus@America/Manaus',
    firstNames:
      'João, Beatriz, Caetano, Conceição, Otávio, Lívia, Antônio, Júlia, Ícaro, Débora, Thiago, Marília, Estêvão, Luísa, Vinícius, Zélia',
    lastNames:
      'Araújo, Simões, Magalhães, Conceição, Brandão, Falcão, Guimarães, Leitão, Mourão, Negrão, Pádua, Queirós, Romão, Sampaio, Tavares, Vilaça',
    trades: 'Tecnologia, Construções, Agro, Moda, Advogados, Transportes',
  }),
  parseLocale({
    country: 'NG',
    domain: 'com.ng',
    phone: '+234 1 555 ####',
    share: 1,
    places: 'Lagos@Africa/Lagos, Abuja@Africa/Lagos, Ibadan@Africa/Lagos',
    firstNames:
      'Adébáyọ̀=adebayo, Chidinma, Ọlámidé=olamide, Emeka, Fọlákẹ́=folake, Ifeanyi, Ngozi, Obinna, Títílayọ̀=titilayo, Uchenna, Yétúndé=yetunde, Zainab, Kẹ́hìndé=kehinde, Musa, Amaka, Tùndé=tunde',
    lastNames:
      'Okafor, Adéyẹmí=adeyemi, Balógun=balogun, Chukwu, Danjuma, Eze, Fáshọlá=fashola, Ibrahim, Nwosu, Ọbáfẹ́mi=obafemi, Ṣóyínká=soyinka, Uzor, Yusuf, Achebe, Lawal, Onyeka',
    trades: 'Ventures, Energy, Farms, Media, Freight, Interiors',
  }),
]
