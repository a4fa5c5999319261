const NAMES = `rocket 🚀|white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎
hourglass_flowing_sand ⏳|hourglass ⌛|stopwatch ⏱️|alarm_clock ⏰|clock1 🕐|timer_clock ⏲️|calendar 📆|date 📅
warning ⚠️|no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑|construction 🚧|rotating_light 🚨|exclamation ❗|question ❓
bangbang ‼️|information_source ℹ️|bulb 💡|lock 🔒|unlock 🔓|closed_lock_with_key 🔐|key 🔑|shield 🛡️
tada 🎉|confetti_ball 🎊|sparkles ✨|fire 🔥|boom 💥|star ⭐|trophy 🏆|100 💯|heart ❤️|broken_heart 💔
thumbsup 👍|+1 👍|thumbsdown 👎|-1 👎|ok_hand 👌|clap 👏|raised_hands 🙌|pray 🙏|wave 👋|muscle 💪|point_right 👉
point_left 👈|point_up 👆|point_down 👇|hand ✋|raised_hand ✋|eyes 👀|brain 🧠|speech_balloon 💬|mega 📣|loudspeaker 📢|bell 🔔|no_bell 🔕
smile 😄|grinning 😀|slightly_smiling_face 🙂|wink 😉|sweat_smile 😅|joy 😂|thinking_face 🤔|disappointed 😞|cry 😢|sob 😭
scream 😱|sunglasses 😎|sleeping 😴|zzz 💤|robot_face 🤖|ghost 👻|skull 💀|see_no_evil 🙈|shrug 🤷
large_green_circle 🟢|green_circle 🟢|red_circle 🔴|large_red_circle 🔴|large_yellow_circle 🟡|large_orange_circle 🟠|large_blue_circle 🔵|blue_circle 🔵
large_purple_circle 🟣|white_circle ⚪|black_circle ⚫|large_green_square 🟩|large_red_square 🟥|large_yellow_square 🟨|white_large_square ⬜|black_large_square ⬛
large_blue_diamond 🔷|small_blue_diamond 🔹|small_orange_diamond 🔸|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrow_forward ▶️
arrow_heading_up ⤴️|arrow_heading_down ⤵️|arrows_counterclockwise 🔄|arrows_clockwise 🔃|repeat 🔁|leftwards_arrow_with_hook ↩️|rewind ⏪|fast_forward ⏩|black_right_pointing_triangle ▶️
double_vertical_bar ⏸️|pause_button ⏸️|black_square_for_stop ⏹️|stop_button ⏹️|track_next ⏭️|heavy_plus_sign ➕|heavy_minus_sign ➖|twisted_rightwards_arrows 🔀
package 📦|inbox_tray 📥|outbox_tray 📤|gear ⚙️|wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|nut_and_bolt 🔩|link 🔗|paperclip 📎|pushpin 📌|round_pushpin 📍|label 🏷️|bookmark 🔖|memo 📝|pencil2 ✏️
clipboard 📋|page_facing_up 📄|scroll 📜|books 📚|open_file_folder 📂|file_folder 📁|card_index_dividers 🗂️|bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉
mag 🔍|mag_right 🔎|microscope 🔬|test_tube 🧪|computer 💻|desktop_computer 🖥️|globe_with_meridians 🌐|earth_africa 🌍|cloud ☁️|zap ⚡|electric_plug 🔌|battery 🔋
bug 🐛|beetle 🐞|ambulance 🚑|fire_extinguisher 🧯|traffic_light 🚦|vertical_traffic_light 🚥|checkered_flag 🏁|triangular_flag_on_post 🚩|white_flag 🏳️|snowflake ❄️|ice_cube 🧊|sunny ☀️|seedling 🌱
recycle ♻️|wastebasket 🗑️|broom 🧹|busts_in_silhouette 👥|bust_in_silhouette 👤|man 👨|woman 👩|crown 👑|new 🆕|soon 🔜|back 🔙|end 🔚|on 🔛|up 🆙|ok 🆗|sos 🆘|cool 🆒|free 🆓
thread 🧵|crystal_ball 🔮|dart 🎯|ship 🚢|airplane 🛫|truck 🚚|house 🏠|office 🏢|factory 🏭|gift 🎁|coffee ☕|beers 🍻|pizza 🍕|cake 🍰|one 1️⃣|two 2️⃣|three 3️⃣`;

const TABLE = new Map(NAMES.split(/[|\n]/).map(pair => pair.split(' ')));

/** The character of a shortcode without its colons; null for those that only a workspace knows. */
export const emoji = name => TABLE.get(name.replace(/::skin-tone-\d/, '')) ?? null;
