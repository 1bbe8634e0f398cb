"""Names that are one name whatever their spelling, and family names by where they stand."""

from __future__ import annotations

from iomcorpus.forms.grammar import words

# Spellings of one name that no rule of sound makes the same. One line a name.
SPELLINGS = {
    spelling: group.split()[0]
    for group in (
        "mohamed mohammed muhammad mohammad muhammed mohamad muhamad mohamud mahamed mohd md muhammadu",
        "ahmed ahmad achmad akhmed",
        "mahmoud mahmud mehmood mahmood",
        "yusuf youssef yousef yousuf youssouf yusif yousif yusuph",
        "hussein hussain husain husayn hossein hossain husein houssein",
        "hassan hasan hassane",
        "ibrahim ebrahim ibrahima",
        "omar umar oumar omer",
        "osman othman uthman usman ousmane",
        "khaled khalid",
        "saeed said sayeed saeid",
        "fatima fatma fatimah fatimata fatoumata",
        "aisha ayesha aicha aysha aishah",
        "khadija khadijah khadidja",
        "abdullah abdallah abdulla abdalla abdoulaye abdulaye",
        "moussa musa mousa mussa",
        "issa isa eissa",
        "suleiman sulaiman soleiman suleyman souleymane sulayman soliman",
        "moammar muammar mouammar",
        "rahman rehman",
        "chowdhury choudhury chaudhry chaudhary chaudhuri choudhary chowdhry",
        "sheikh shaikh cheikh shaykh",
        "siddiqui siddiqi siddique sidiqi",
        "aleksandr alexander alexandr aleksander oleksandr alexandre",
        "sergei sergey serguei sergiy serhiy",
        "yuri yury iouri yuriy jurij",
        "yevgeny evgeny yevgeni evgeni evgenii yevgeniy",
        "giorgos yiorgos georgios",
        "giorgi georgi georgy georgiy",
        "yiannis giannis ioannis",
        "mikhail mikhael michail mykhailo",
        "katherine catherine kathryn catharine",
        "stephen steven stephan",
        "geoffrey jeffrey",
        "ann anne",
        "jon john",
        "allan alan allen",
    )
    for spelling in group.split()
}
# Short forms in daily use. Only where an organisation or a post is shared: Bill Henderson need not be William.
NICKNAMES = {
    nickname: group.split()[0]
    for group in (
        "william bill will willie billy liam",
        "robert bob rob bobby robbie bert",
        "richard rick dick ricky richie",
        "james jim jimmy jamie",
        "joseph joe joey",
        "thomas tom tommy",
        "michael mike mick mickey",
        "edward ed eddie ted ned",
        "charles charlie chuck",
        "anthony tony",
        "christopher chris",
        "daniel dan danny",
        "david dave",
        "andrew andy drew",
        "matthew matt",
        "nicholas nick",
        "benjamin ben benny",
        "samuel sam sammy",
        "timothy tim",
        "gregory greg",
        "kenneth ken kenny",
        "ronald ron ronnie",
        "donald don donnie",
        "stephen steve",
        "philip phil",
        "patrick pat paddy",
        "peter pete",
        "lawrence larry",
        "frederick fred freddie",
        "alexander alex",
        "elizabeth liz beth betty eliza lizzie",
        "margaret maggie peggy meg",
        "katherine kate kathy katie",
        "jennifer jenny jen",
        "rebecca becky",
        "deborah debbie deb",
        "susan sue susie",
        "patricia pat patty trish",
        "barbara barb",
        "victoria vicky",
        "francisco paco pancho",
        "jose pepe",
        "aleksandr sasha",
        "vladimir volodya",
    )
    for nickname in group.split()
}
# Family names that are known to stand first of two, or before the given name.
IBERIAN = words(
    "garcia fernandez gonzalez rodriguez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno",
    "munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco molina",
    "morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo santos",
    "lozano guerrero cano prieto mendez cruz calvo gallego vidal leon marquez herrera pena flores cabrera campos vega",
    "fuentes carrasco diez reyes aguilar vargas rojas soto silva pereira ferreira costa oliveira sousa souza rodrigues",
    "martins jesus fernandes goncalves gomes lopes marques alves almeida ribeiro pinto carvalho teixeira moreira",
    "correia mendes nunes soares vieira monteiro cardoso rocha neves coelho cunha pires ramalho barbosa araujo lima",
    "barros melo freitas batista quispe mamani rios acosta rivera mendoza salazar valdez chavez juarez contreras",
    "guzman escobar paredes cardenas zapata arias montoya bolivar",
)
EAST_ASIAN = words(
    "li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang",
    "feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia",
    "zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long",
    "wan duan qian yin chang xi ouyang sima zhuge shangguan situ chan wong cheung lau leung lam ng chow tsang tse yip",
    "chiu kwok lai yeung fung mak ho tsai hsu hsieh hsiao chou chiang kuo tseng lo yeh kim lee park choi jung cho yoon",
    "jang lim oh seo shin kwon hwang ahn yoo hong jeon ko moon son bae baek heo nam ban noh roh ryu cha pak paek ri",
    "rim nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly trinh dinh mai",
)
